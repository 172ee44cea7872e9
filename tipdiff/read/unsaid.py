"""What stands in a page and is not said in sentences: struck and hidden text, boxes of the site, notes, tables of data.

Takes the tree of a page, empties each such element, gives what of it was about the report's subject all the same:
tables, notes, asides. An emptied element keeps its place, so that the text around it does not run together. Broken
pages wrap the report in anything; what holds most of it is never emptied.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from tipdiff.read import Grid, GridCell, LeftOut, tables
from tipdiff.read.raised import is_note_link, lowered, raised
from tipdiff.read.soup import NavigableString, PreformattedString, Tag

SILENT = frozenset(
    """
    script style noscript template svg select option datalist input button textarea label iframe object video audio
    canvas map figcaption footer rp rt head title del s strike dialog form ix:header ix:hidden
    """.split()
)
"""Elements that say nothing of the report."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    """
    p li div section article main body html ul ol dl dt dd blockquote header nav center pre hr br address
    details summary table caption thead tbody tfoot tr td th figure figcaption footer aside form fieldset legend dialog
    hgroup search menu
    """.split()
)
"""Elements at whose edges a block begins and ends."""
REPORTS = ("h1", "main", "article")
"""Elements that hold or head a report, and no menu or box."""
LINES = HEADINGS | {"p", "br"}
KEPT = ("notes", "asides", "code")
"""What is left out, but named: it is about the report's subject."""
MENUS = frozenset(
    """
    report-toc report-nav report-meta report__side report__tags breadcrumbs breadcrumb skip-link
    screen-reader-text header_banner_container chosen-container--country field-container share-buttons
    related-content bc_wrapper bc_row
    """.split()
)
"""Class words of menus and badges that stand inside the text's container."""
MENU_ROLES = frozenset(("navigation", "menu", "menubar", "search", "banner", "contentinfo", "toolbar"))
BOX_ROLES = frozenset(("dialog", "alertdialog"))
NOTE_ROLES = frozenset(("doc-footnote", "doc-footnotes", "doc-endnotes", "doc-endnote"))
OUT_OF_SIGHT = frozenset(("hidden", "d-none", "is-hidden", "ng-hide", "invisible", "element-invisible"))
"""Class words of common style sheets that hide; one more word may show the element on larger screens."""
SHOWN_AGAIN = re.compile(r":|^d-(?:sm|md|lg|xl|xxl|print)-|^visible-")
FOR_READERS_ALOUD = frozenset(("sr-only", "visually-hidden", "screen-reader-only", "a11y-hidden"))
"""Class words of text that a page does not show."""
STRUCK = frozenset(("strikethrough", "strike", "line-through", "struck"))
NOTES = frozenset(("footnotes", "footnote-list", "endnotes", "reflist", "references-list"))
BOX = re.compile(
    r"(?:^|[ -])(?:cookie\w*|gdpr|onetrust|cmplz|usercentrics|trustarc|truste|didomi|osano|cybot\w*"
    r"|cc-(?:window|banner)|consent-(?:banner|box|bar|popup|dialog|manager|modal|notice|overlay)|newsletter|sign-?up"
    r"|subscribe|mailing-?list|mc-embed-signup|paywall|pop-?up|modal|lightbox|advert(?:isement)?|promo)(?:$|[ -])"
    r"|(?:^| )(?:manage-)?consent(?:$| )"
)
"""Names of consent and sign-up boxes, in the words of classes, ids and labels."""
ASKS = re.compile(
    r"(?i)\b(?:cookies?|newsletter|subscribe|mailing list|sign(?:ing)? up|e-?mail (?:updates|alerts)|inbox"
    r"|privacy settings|your privacy|accept all|your e-?mail|donate|share this|follow us)\b"
)
"""What a box without a name asks for, beside its button."""
ASKING = 400
"""Characters that such a box has at most."""
HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|font-size:0(?![.\d])|(?:left|top|text-indent):-\d{4,}"
)
THROUGH = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
RAISED = re.compile(r"vertical-align:(?:super|text-top)")
OPENS = re.compile(r"accordion|collaps|tab-?pane|tab-?panel|toggle|expand")
"""Class words of panels that a click opens: their text is there."""
CLOSING = tuple(".,;:!?)")
"""What follows a word without a blank, whatever was taken out between them."""
BACK = " ↩\ufe0e^"
"""The way back from a note to its mark."""
MENU_LINKS = 0.8
"""Share of the letters of a menu that stand in links."""
MOST_COLUMNS = 1000
LONG_PARAGRAPH = 400
"""Characters; menus and banners hold shorter ones (the longest seen has 130), every report has longer
ones."""
MENU_ENTRY = 60
"""Characters; the longest menu entry seen has 58."""
MOST = 0.5
"""Share of a page's letters: what holds more is the report, whatever it is called."""


def clear(page: Tag) -> tuple[list[LeftOut], dict[int, Grid]]:
    """Empties what the page does not say in sentences.

    Returns:
        The notes and asides among it; and the tables of data, by the `id` of the element that held each.
    """
    _clear_asking(page)
    left_out: list[LeftOut] = []
    grids: dict[int, Grid] = {}
    total = weight(page)
    stack = _children(page)
    while stack:
        tag = stack.pop()
        if tag.name in ("sup", "sub") or _is_raised(tag):
            _set(tag)
            continue
        kind = _unsaid(tag)
        if kind is None or (kind != "menu" and _holds_report(tag, total)):
            stack += _children(tag)
            continue
        if kind == "tables":
            grids[id(tag)] = _grid(tag)
        elif kind in KEPT:
            left_out += _left(tag, kind)
        _empty(tag)
    return left_out, grids


def _children(tag: Tag) -> list[Tag]:
    """The elements inside one, the last first."""
    return [child for child in tag.contents if isinstance(child, Tag)][::-1]


def _empty(tag: Tag) -> None:
    """Empties an element; the words around an inline one stay as far apart as they were."""
    if tag.name in BLOCKS or _has(tag, BLOCKS):
        tag.clear()
        tag.name = tag.name if tag.name in BLOCKS else "div"
        return
    text, before, after = tag.get_text(), tag.previous_sibling, tag.next_sibling
    tag.clear()
    if isinstance(after, NavigableString) and after.startswith(CLOSING):
        if isinstance(before, NavigableString):
            before.replace_with(NavigableString(before.rstrip()))
    elif text[:1].isspace() or text[-1:].isspace():
        tag.append(" ")


def weight(tag: Tag) -> int:
    """Characters of prose: of the runs of text that are longer than any menu's."""
    return sum(len(text) for text in tag.strings if len(text) > MENU_ENTRY)


def _unsaid(tag: Tag) -> str | None:
    """Why an element is not said; None where it is."""
    name, attributes = tag.name, tag.attrs
    if name in SILENT:
        return None if name == "button" and _heads(tag) else "silent"
    if name == "table":
        return _table(tag)
    if name == "aside":
        return "asides"
    if name == "pre" and tag.find("code") is not None:
        return "code"
    if not attributes and name != "nav":
        return None
    words = _words(attributes.get("class"))
    role = str(attributes.get("role", ""))
    if name == "nav" or role in MENU_ROLES or not MENUS.isdisjoint(words):
        return "menu" if _is_menu(tag) else None
    if role in NOTE_ROLES or not NOTES.isdisjoint(words) or (name == "div" and _is_note_body(attributes)):
        return "notes"
    return "hidden" if _is_hidden(attributes, words) or _is_box(tag, role, words) else None


def _is_hidden(attributes: Mapping[str, object], words: Sequence[str]) -> bool:
    style = re.sub(r"\s+", "", str(attributes.get("style", ""))).lower()
    if THROUGH.search(style) or not STRUCK.isdisjoint(words) or not FOR_READERS_ALOUD.isdisjoint(words):
        return True
    if attributes.get("aria-hidden") == "true":
        return True
    hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
    classed = not OUT_OF_SIGHT.isdisjoint(words) and not any(map(SHOWN_AGAIN.search, words))
    if not (hidden or classed or HIDDEN.search(style)):
        return False
    return attributes.get("role") != "tabpanel" and not OPENS.search(" ".join(words))


def _is_box(tag: Tag, role: str, words: Sequence[str]) -> bool:
    if role in BOX_ROLES or tag.get("aria-modal") == "true":
        return True
    if tag.name in HEADINGS or tag.name in ("a", "li", "html", "body", "main", "article"):
        return False
    named = [*words, *_words(tag.get("aria-label"))]
    if tag.name in ("div", "section") and (id_ := str(tag.get("id", ""))):
        named += _words(id_)
    return bool(named) and BOX.search(" ".join(named).replace("_", "-")) is not None


def values(value: object) -> Sequence[object]:
    """An attribute as the parser gives it: the words of a class, the one value of most."""
    return value if isinstance(value, list) else (value,)


def _has(tag: Tag, names: Container[str]) -> bool:
    """True where an element of these names stands inside; as `find`, which takes names apart at every element."""
    return any(isinstance(inner, Tag) and inner.name in names for inner in tag.descendants)


def _words(value: object) -> list[str]:
    """The words of a class, an id or a label: `CookieBanner__text` is `cookie-banner-text`."""
    parts = value if isinstance(value, list) else [value] if value else []
    return [re.sub(r"(?<=[a-z])(?=[A-Z])", "-", str(part)).replace(" ", "-").lower() for part in parts]


def _holds_report(tag: Tag, total: int) -> bool:
    """True for what wraps the report: the whole page while a dialog was open, or what a tag left open swallowed."""
    if tag.name in ("del", "s", "strike", "ix:hidden", "ix:header", "script", "style", "title"):
        return False
    if _has(tag, REPORTS):
        return True
    return total > 0 and weight(tag) > MOST * total and sum(inner.name in LINES for inner in tag.find_all(True)) > 3


def _is_menu(tag: Tag) -> bool:
    """A menu or badge, unless the report itself was swallowed by it."""
    if tag.name == "nav" and _has(tag, REPORTS):
        return False
    return all(len(part.get_text()) <= LONG_PARAGRAPH for part in (*tag.find_all("p"), *tag.find_all("td")))


def _table(table: Tag) -> str | None:
    """A table of data or a menu; None for a frame around prose."""
    if table.find("table") is not None:
        return None
    rows = [[cell.text for cell in row] for row in _cells(table)]
    cells = [cell for row in rows for cell in row]
    linked = sum(len(" ".join(link.get_text().split())) for link in table.find_all("a"))
    if linked > MENU_LINKS * sum(map(len, cells)) and not any(map(tables.is_prose, cells)):
        return "menu"
    return "tables" if tables.is_data(rows, table.get("role") in ("presentation", "none")) else None


def _grid(table: Tag) -> Grid:
    for unsaid in table.find_all((*SILENT, "sup", "sub")):
        if unsaid.name in ("sup", "sub"):
            _set(unsaid)
        elif unsaid.name != "button":
            unsaid.decompose()
    caption = table.find("caption")
    title = " ".join(caption.get_text(" ").split()) if isinstance(caption, Tag) else ""
    return Grid(tuple(map(tuple, _cells(table))), caption=title)


def _cells(table: Tag) -> list[list[GridCell]]:
    """The cells that hold something, by row; one that covers several rows stands in each of them."""
    rows: list[list[GridCell]] = []
    covered: dict[int, tuple[int, GridCell]] = {}
    """Column -> rows that a cell above still covers, and the cell."""
    for row in table.find_all("tr"):
        found: list[GridCell] = []
        column = 0
        below = {at: (left - 1, cell) for at, (left, cell) in covered.items() if left > 1}
        for tag in (*row.find_all(("td", "th"), recursive=False), None):
            while column in covered:
                cell = covered[column][1]
                found.append(cell)
                column += cell.width
            if tag is None:
                break
            width, height = _span(tag, "colspan"), _span(tag, "rowspan")
            cell = GridCell(" ".join(tag.get_text(" ").split()), column, width, tag.name == "th")
            found.append(cell)
            if height > 1:
                below[column] = (height - 1, cell)
            column += width
        found += (cell for at, (_, cell) in covered.items() if at > column)
        covered = below
        rows.append([cell for cell in found if cell.text])
    return [row for row in rows if row]


def _span(tag: Tag, name: str) -> int:
    """How many columns or rows a cell covers; what no page means is cut."""
    written = str(tag.get(name, "1")).strip()
    return min(int(written), MOST_COLUMNS) if re.fullmatch(r"0*[1-9]\d{0,5}", written) else 1


def _is_note_body(attributes: Mapping[str, object]) -> bool:
    """What word processors name the text of a note: `ftn3`, `_edn1`."""
    return re.fullmatch(r"_?(?:ftn|edn|fn|footnote-?)\d+", str(attributes.get("id", ""))) is not None


def _left(tag: Tag, kind: str) -> Iterator[LeftOut]:
    if text := " ".join(tag.get_text(" ").split()).rstrip(BACK):
        yield LeftOut(text, kind)


def _heads(button: Tag) -> bool:
    """A heading that opens its section by a click."""
    return button.find_parent(HEADINGS) is not None or button.find_parent("summary") is not None


def _is_raised(tag: Tag) -> bool:
    """A mark of a note that is no `<sup>`: raised by its style, or a bare number that leads to a note."""
    if tag.name == "span":
        return RAISED.search(re.sub(r"\s+", "", str(tag.get("style", ""))).lower()) is not None
    if tag.name != "a":
        return False
    if tag.get("role") == "doc-noteref" or "noteref" in str(tag.get("epub:type", "")):
        return True
    return is_note_link(str(tag.get("href", "")), tag.get_text())


def _set(tag: Tag) -> None:
    """Puts what is read of raised or lowered text in its place."""
    before = tag.find_previous(string=True)
    following = tag.next_sibling
    after = following.get_text() if following is not None else ""
    link = tag if tag.name == "a" else tag.find("a") or tag.find_parent("a")
    linked = isinstance(link, Tag) and (link is tag or "#" in str(link.get("href", "")))
    text, start = tag.get_text(), str(before) if isinstance(before, NavigableString) else ""
    read = lowered(start, text, linked) if tag.name == "sub" else raised(start, text, after, linked)
    tag.replace_with(NavigableString(read))


def _clear_asking(page: Tag) -> None:
    """Empties boxes without a name that ask for consent or an address."""
    for control in page.find_all(("button", "input")):
        box = control.parent
        while box is not None and box.parent is not None and not _asks(box):
            box = box.parent if box.name in ("form", "p", "span", "label", "div") and _short(box.parent) else None
        while box is not None and box.parent is not None and _goes_with(box, box.parent):
            box = box.parent
        if box is not None and box.parent is not None and box.name not in ("body", "main", "article", "html"):
            box.clear()
    for link in page.find_all("a"):
        line = link.parent
        if line is None or line.name not in ("p", "div", "li") or not ASKS.search(link.get_text()):
            continue
        if line.get_text(strip=True) == link.get_text(strip=True):
            line.clear()


def _asks(box: Tag) -> bool:
    return box.name in ("div", "form", "section", "aside", "fieldset") and (
        _short(box) and ASKS.search(box.get_text(" ")) is not None and not _has(box, REPORTS)
    )


def _short(box: Tag) -> bool:
    length = 0
    for text in box.stripped_strings:
        length += len(text) + 1
        if length > ASKING:
            return False
    return True


def _goes_with(box: Tag, around: Tag) -> bool:
    """True where all else around a box speaks of it too."""
    if around.name not in ("div", "section", "aside", "form") or not _short(around):
        return False
    rest = [
        " ".join(child.get_text(" ").split())
        for child in around.children
        if child is not box and not isinstance(child, PreformattedString)
    ]
    return all(text.count(" ") < 4 or ASKS.search(text) is not None for text in rest if text)
