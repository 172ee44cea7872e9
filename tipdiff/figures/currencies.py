"""Names of money: takes how a text writes a currency and whose report it is, gives an ISO 4217 code.

Owns the table of names. A name that several countries share (`pesos`, `francs`, `rupees`) is settled by an
adjective before it (`Colombian pesos`), else by the report's country; where neither settles it there is no
code, only the name. Codes are those of the ISO 4217 list in force in 2024; names are the English ones,
singular and plural.
"""

from __future__ import annotations

SYMBOLS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₱": "PHP",
    "฿": "THB",
    "₦": "NGN",
    "₵": "GHS",
    "₡": "CRC",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "₫": "VND",
    "₪": "ILS",
    "₸": "KZT",
    "₼": "AZN",
    "₾": "GEL",
    "₭": "LAK",
    "₮": "MNT",
    "₲": "PYG",
    "៛": "KHR",
    "৳": "BDT",
    "֏": "AMD",
    "؋": "AFN",
}
"""A sign before the digits. A bare dollar sign is the department's own dollar."""

LETTERED = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "cdn": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
    "sg": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD", "mx": "MXN", "tt": "TTD", "n": "NAD", "fj": "FJD", "ec": "XCD",
    "bz": "BZD", "b": "BND", "g": "GYD", "rd": "DOP", "col": "COP", "cl": "CLP",
}  # fmt: skip
"""Letters that touch a dollar sign -> whose dollars or pesos they are: `NZ$500`."""

_UNIQUE = """
USD us-dollar; EUR euro euros; JPY yen; CNY yuan renminbi rmb; KRW won; THB baht baths; VND dong; LAK kip;
KHR riel riels; MMK kyat kyats; IDR rupiah; MYR ringgit; BDT taka; BTN ngultrum; MVR rufiyaa; MNT tugrik
tugriks togrog; KZT tenge; UZS soum; KGS soms; TJS somoni; TMT manats; AZN manat; AMD dram drams; GEL lari;
UAH hryvnia hryvnias hryvnya; PLN zloty zlotys zloties; CZK koruna korunas korun; HUF forint forints; BGN
leva lev; HRK kuna kunas; ALL lek leke leks; MKD denar denars; TRY lira liras; ILS shekel shekels; BRL real
reais; PEN sol soles; BOB boliviano bolivianos; PYG guarani guaranies guaranis; VES bolivar bolivars
bolivares; HTG gourde gourdes; GTQ quetzal quetzals quetzales; HNL lempira lempiras; NIO cordoba cordobas;
CRC colon colons colones; PAB balboa balboas; GHS cedi cedis; NGN naira nairas; ZAR rand rands; BWP pula;
LSL loti maloti; SZL lilangeni emalangeni; MZN metical meticais; MGA ariary; ETB birr; ERN nakfa; GMD dalasi
dalasis; SLE leone leones; GNF guinean-franc; AOA kwanza kwanzas; CVE escudo escudos; MRU ouguiya; STN dobra
dobras; PGK kina; TOP paanga; WST tala; VUV vatu; AFN afghani afghanis; NAD namibian-dollar; RON lei leu;
INR indian-rupee rs
"""

_SHARED = """
peso pesos | mexico MXN, argentina ARS, colombia COP, chile CLP, philippines PHP, dominican-republic DOP,
 cuba CUP, uruguay UYU
dollar dollars | australia AUD, canada CAD, new-zealand NZD, singapore SGD, hong-kong HKD, taiwan TWD,
 jamaica JMD, guyana GYD, trinidad-and-tobago TTD, namibia NAD, liberia LRD, zimbabwe ZWL, belize BZD,
 barbados BBD, bahamas BSD, fiji FJD, brunei BND, suriname SRD, solomon-islands SBD, antigua-and-barbuda
 XCD, saint-lucia XCD, saint-vincent-and-the-grenadines XCD, * USD
franc francs fcfa | switzerland CHF, djibouti DJF, rwanda RWF, burundi BIF, comoros KMF, guinea GNF,
 democratic-republic-of-the-congo CDF, congo-democratic-republic-of-the CDF, benin XOF, burkina-faso XOF,
 cote-d-ivoire XOF, cote-divoire XOF, guinea-bissau XOF, mali XOF, niger XOF, senegal XOF, togo XOF,
 cameroon XAF, central-african-republic XAF, chad XAF, republic-of-the-congo XAF, congo-republic-of-the XAF,
 equatorial-guinea XAF, gabon XAF
rupee rupees | india INR, pakistan PKR, sri-lanka LKR, nepal NPR, mauritius MUR, seychelles SCR
shilling shillings | kenya KES, uganda UGX, tanzania TZS, somalia SOS
pound pounds | united-kingdom GBP, egypt EGP, south-sudan SSP, sudan SDG, lebanon LBP, syria SYP
dinar dinars | algeria DZD, bahrain BHD, iraq IQD, jordan JOD, kuwait KWD, libya LYD, serbia RSD, tunisia
 TND
dirham dirhams | united-arab-emirates AED, morocco MAD
riyal riyals | saudi-arabia SAR, qatar QAR, yemen YER
rial rials | iran IRR, oman OMR, yemen YER
krona kronor kronur | sweden SEK, iceland ISK
krone kroner | norway NOK, denmark DKK
kwacha kwachas | malawi MWK, zambia ZMW
ruble rubles rouble roubles | russia RUB, belarus BYN
mark marks | bosnia-and-herzegovina BAM
som | kyrgyz-republic KGS, kyrgyzstan KGS, uzbekistan UZS
lei leu | romania RON, moldova MDL
manat manats | azerbaijan AZN, turkmenistan TMT
lira liras | turkey TRY, turkiye TRY, lebanon LBP
leone leones | sierra-leone SLE
"""

_ADJECTIVES = """
mexican MXN; argentine ARS; colombian COP; chilean CLP; philippine PHP; dominican DOP; cuban CUP; uruguayan
UYU; american USD; australian AUD; canadian CAD; zealand NZD; singapore SGD; kong HKD; taiwan TWD; jamaican
JMD; namibian NAD; liberian LRD; belize BZD; bahamian BSD; fijian FJD; caribbean XCD; swiss CHF; djiboutian
DJF; rwandan RWF; burundian BIF; guinean GNF; congolese CDF; indian INR; pakistani PKR; lankan LKR; nepali
NPR; nepalese NPR; mauritian MUR; kenyan KES; ugandan UGX; tanzanian TZS; somali SOS; british GBP; sterling
GBP; egyptian EGP; sudanese SDG; lebanese LBP; syrian SYP; algerian DZD; bahraini BHD; iraqi IQD; jordanian
JOD; kuwaiti KWD; libyan LYD; serbian RSD; tunisian TND; moroccan MAD; saudi SAR; qatari QAR; yemeni YER;
iranian IRR; omani OMR; swedish SEK; icelandic ISK; norwegian NOK; danish DKK; malawian MWK; zambian ZMW;
russian RUB; belarusian BYN; moldovan MDL; romanian RON; turkish TRY; central XAF; west XOF
"""


def _unique() -> dict[str, str]:
    rows = (row.split() for row in _UNIQUE.replace("\n", " ").split(";"))
    return {name: row[0] for row in rows for name in row[1:]}


def _shared() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for row in _SHARED.replace("\n ", " ").strip().splitlines():
        names, places = row.split("|")
        codes = dict(entry.split() for entry in places.split(",") if entry.strip())
        table.update((name, codes) for name in names.split())
    return table


UNIQUE = _unique()
SHARED = _shared()
ADJECTIVES = dict(entry.split() for entry in _ADJECTIVES.replace("\n", " ").split(";"))
_SHARED_CODES = (code for codes in SHARED.values() for code in codes.values())
CODES = frozenset({*SYMBOLS.values(), *UNIQUE.values(), *ADJECTIVES.values(), *_SHARED_CODES})
NAMES = frozenset(UNIQUE) | frozenset(SHARED)


def code(name: str, adjectives: tuple[str, ...] = (), country: str | None = None) -> str | None:
    """The ISO code of a currency's lower-case name; `None` where it stays open which one is meant."""
    if name in SHARED:
        for adjective in adjectives:
            if adjective in ADJECTIVES:
                return ADJECTIVES[adjective]
        codes = SHARED[name]
        found = codes.get(country or "") or codes.get("*")
        if found:
            return found
    return UNIQUE.get(name)
