"""Markdown to blocks: a kept parser takes it apart, here stands what reports do beyond it.

markdown-it-py (MIT) reads CommonMark, tables, strikethrough and notes. Around it: front matter, the marks that site
generators add, lines that were ended on purpose, and dashes at the head of a line that only wrapping put there. A file
with tags in it is rendered and read as the page that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tipdiff.model.frozen import replace
from tipdiff.read import HEADING_WORDS, BlockKind, Document, Grid, GridCell, LeftOut, by_text, front_matter, tables
from tipdiff.read.flow import Run, parted
from tipdiff.read.raised import is_note_link, lowered, raised

UNREAD = re.compile(
    r"""(?mx)
    ^[ ]{0,3}(?:
        \{\{[<%].*[>%]\}\} | \{%.*%\} | \{\{[^{}\n]{0,300}\}\}  # what a site generator fills in
        | \{:[^{}\n]{0,300}\} | \{[#.][^{}\n]{0,300}\}          # attributes of the block before
        | \[TOC\] | \[\[_?TOC_?\]\] | :{3,}.*                   # contents, fences of boxes
        | !{3}[ ]\w+.* | \*\[[^\]\n]{1,80}\]:[ ].*              # boxes, abbreviations
        | <!--.*--> | <(?:br|hr)[ ]*/?>
    )[ \t]*$
    """
)
"""Lines that say nothing."""
ATTRIBUTES = re.compile(
    r"(?:(?<![ \t])[ \t]+)?\{(?::[^{}\n]{0,300}|[#.][\w-][^{}\n]{0,300})\}(?=[ \t]|#*$)", re.MULTILINE
)
"""`{#id}`, `{.class}` and `{: #id}` behind a heading, a link or a paragraph."""
NOTE_LEFT = re.compile(r"\[\^[^\]\s]{1,40}\]")
"""The mark of a note that the file does not have."""
ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*")
TASK = re.compile(r"\[[ xX]\][ \t]+")
HIGH = re.compile(r"([^\n^]{0,20})\^([^\s^\[\]]{1,8})\^")
LOW = re.compile(r"([^\n~]{0,20}[^\W_]|[)/⁄])~([^\s~]{1,8})~(?!~)")
EDITED = re.compile(
    r"\{--[^{}]*?--\}|\{>>[^{}]*?<<\}|\{\+\+([^{}]*?)\+\+\}|\{~~[^{}]*?~>([^{}]*?)~~\}|\{?==(?=\S)([^={}\n]+)==\}?"
)
"""Marks of editors: taken out, noted, put in, replaced, highlighted."""
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\](?!\()")
DEFINITION = re.compile(r"^:[ ]{1,3}(?=\S)", re.MULTILINE)
ROW = re.compile(r"[|+].*[|+]")
"""Of a table that has no line under its head, or is drawn."""
COMMENTS = re.compile(r"(?:\s*<!--.*?-->)*\s*", re.DOTALL)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BULLET_LINE = re.compile(r"(?m)^[•●▪◦]\s|:[ \t]*\n[ \t]*[-*+] \S")
"""Lists that Markdown does not take for lists, by their mark or their indent."""
TITLE = re.compile(r"^(\*\*[A-Z][^*\n]{1,100}\*\*:?)[ \t]*$", re.MULTILINE)
"""A line all in bold is a title, blank lines around it or not."""
CLOSING = tuple(".,;:!?)")
OPENING = "[`*_(<"
SENTENCE_ENDS = tuple('.!?;,"”’)')
SMALL_WORD = 3
"""Letters of words that titles write small."""
ENDS = tuple(".!?:;*_|>")
FULL_LINE = 40
"""Columns; a shorter line was not wrapped, so that a dash below it begins a list."""
LONGEST_NUMBER = 2
"""Digits before an item; `2023.` at the head of a line is a year."""
DEEPEST = {"block": 100, "inline": 20}
"""Lists and quotes inside one another, and marks inside a line: the parser drops what lies deeper."""
TOO_DEEP = re.compile(r"(?m)^((?:>[ ]?){20})[> ]+|^([ ]{50})[ ]+")
"""Quotes and indents that are no meaning any more; what they hold is kept, less deep."""


def read(text: str) -> Document:
    """The blocks of a Markdown file."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, text = front_matter.parted(text)
    tokens = _judged(_parser().parse(_prepared(text)))
    titles = tuple(filter(None, [fields.get("title")]))
    if any(_is_tag(token) for token in tokens):
        from tipdiff.read import by_html  # its libraries take 0.1 s

        page = by_html.read(_parser().renderer.render(tokens, _parser().options, {}))
        return replace(page, format="markdown", titles=titles, url=fields.get("url"), fields=tuple(fields.items()))
    left_out: list[LeftOut] = []
    blocks, grids = parted(_runs(tokens, left_out), by_text.lines)
    return Document(
        "markdown",
        blocks,
        titles,
        fields.get("url"),
        tables=grids,
        fields=tuple(fields.items()),
        left_out=tuple(left_out),
    )


def _prepared(text: str) -> str:
    """Without what generators add to Markdown."""
    text = TOO_DEEP.sub(r"\1\2", by_text.paged(text).replace("\f", "\n\n"))
    if any(mark in text for mark in ("{", "<", "[", "::", "!!", "\n: ")):
        text = DEFINITION.sub("\n", ALERT.sub("", ATTRIBUTES.sub("", UNREAD.sub("", text))))
    if "{" in text or "==" in text:
        text = EDITED.sub(lambda found: found[1] or found[2] or found[3] or "", text)
    if "[[" in text:
        text = WIKI_LINK.sub(r"\1", text)
    if "**" in text:
        text = TITLE.sub(r"\n\1\n", text)
    if "^" in text:
        text = HIGH.sub(lambda found: found[1] + raised(found[1], found[2], "", False), text)
    if "~" in text:
        text = LOW.sub(lambda found: found[1] + lowered(found[1], found[2], False), text)
    return text


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and notes; indented text is text, and no list begins inside a sentence."""
    parser = MarkdownIt("commonmark", {"html": True})
    parser.enable(["table", "strikethrough"]).disable("code").use(footnote_plugin)
    for kind, deepest in DEEPEST.items():
        parser.core.ruler.before(kind, f"{kind}_depth", partial(_limit, deepest=deepest))
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def _limit(state: StateCore, deepest: int) -> None:
    state.md.options["maxNesting"] = deepest


def _list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A list, unless wrapping put its mark at the head of a line."""
    if silent and state.parentType == "paragraph" and state.blkIndent == 0:
        before = state.getLines(line - 1, line, 0, False).strip()
        if len(before) >= FULL_LINE and not before.endswith(ENDS):
            return False
    return list_block(state, line, end, silent)


def _judged(tokens: list[Token]) -> list[Token]:
    """With what the parser takes for a heading or an item by its marks alone put right."""
    for n, token in enumerate(tokens):
        if token.type == "heading_open" and token.markup in ("-", "="):
            text = tokens[n + 1].content
            if "\n" in text or len(text.split()) > HEADING_WORDS:
                _retype(tokens, n, "paragraph", "p")
        elif token.type == "list_item_open":
            _number(tokens, n)
        elif token.type == "paragraph_open" and BULLET_LINE.search(tokens[n + 1].content):
            holder = tokens[n - 1] if token.hidden and tokens[n - 1].type == "list_item_open" else token
            holder.attrSet("style", "white-space:pre-line")
        if token.type == "inline" and "~~" in token.content:
            _close_up(token.children or [])
        if token.type == "inline" and "\n" in token.content and not BULLET_LINE.search(token.content):
            _break(token)
            _rejoin(token.children or [])
    return tokens


def _rejoin(children: Sequence[Token]) -> None:
    """Takes out the ends of lines that stand behind a word's own hyphen."""
    for before, child, after in zip(children, children[1:], children[2:], strict=False):
        if child.type == "softbreak" and by_text.is_parted_word(before.content, after.content):
            child.type = "text"


def _close_up(children: Sequence[Token]) -> None:
    """Takes the blank before struck text away that would stand before a comma or a full stop."""
    for n, child in enumerate(children):
        if child.type == "s_close" and n + 1 < len(children) and children[n + 1].content.startswith(CLOSING):
            start = next(at for at in range(n, -1, -1) if children[at].type == "s_open")
            if start:
                children[start - 1].content = children[start - 1].content.rstrip()


def _retype(tokens: list[Token], n: int, name: str, tag: str) -> None:
    for token, end in ((tokens[n], "open"), (tokens[n + 2], "close")):
        token.type, token.tag = f"{name}_{end}", tag


def _number(tokens: list[Token], n: int) -> None:
    """Gives a year its number back, and a numbered title over a paragraph its rank."""
    inside = tokens[n + 2] if n + 2 < len(tokens) and tokens[n + 1].type == "paragraph_open" else None
    number = tokens[n].info
    if inside is None or not number or not inside.children:
        return
    alone = tokens[n - 1].type == "ordered_list_open" and [token.type for token in tokens[n + 4 : n + 6]] == [
        "list_item_close",
        "ordered_list_close",
    ]
    titled = alone and by_text.is_title(inside.content) and _opens_text(tokens, n)
    if titled or len(number) > LONGEST_NUMBER:
        inside.children.insert(0, Token("text", "", 0, content=f"{number}{tokens[n].markup} "))
    if titled:
        _retype(tokens, n + 1, "heading", "h6")
        tokens[n + 1].hidden = tokens[n + 3].hidden = False


def _opens_text(tokens: Sequence[Token], n: int) -> bool:
    """True where a paragraph follows a list of one item, and no list stands before it."""
    following = tokens[n + 6].type if n + 6 < len(tokens) else ""
    return following == "paragraph_open" and (n < 2 or not tokens[n - 2].type.endswith("list_close"))


def _break(token: Token) -> None:
    """Makes ends of paragraphs of the ends of lines that end one: a title over its text, a line a paragraph.

    Sentences that each have a line of their own are one paragraph.
    """
    lines = [" ".join(line.split()).lstrip(OPENING) for line in token.content.split("\n")]
    breaks = [child for child in token.children or () if child.type in ("softbreak", "hardbreak")]
    if len(breaks) != len(lines) - 1 or not all(lines):
        return
    long = max(map(len, lines)) > by_text.WRAPPED_AT_MOST
    for child, line, ends in zip(breaks, lines, by_text.paragraph_ends(lines), strict=False):
        if ends and (long or _is_titled(line)):
            child.type, child.tag = "hardbreak", "br"


def _is_titled(line: str) -> bool:
    """True for a line that begins each of its words with a capital and ends no sentence."""
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > SMALL_WORD]
    return bool(long) and not line.endswith(SENTENCE_ENDS) and all(word[0].isupper() for word in long)


def _is_tag(token: Token) -> bool:
    if token.type == "html_block":
        return COMMENTS.fullmatch(token.content) is None
    return any(
        child.type == "html_inline" and not (COMMENTS.fullmatch(child.content) or BREAK.fullmatch(child.content))
        for child in token.children or ()
    )


def _runs(tokens: Sequence[Token], left_out: list[LeftOut]) -> Iterator[Run]:
    """The text of a file without tags; what is no prose goes to `left_out`."""
    depth = n = 0
    while n < len(tokens):
        token = tokens[n]
        depth += token.nesting if token.type in ("list_item_open", "list_item_close") else 0
        kind: BlockKind = "heading" if token.type == "heading_open" else "item" if depth else "paragraph"
        if token.type == "table_open":
            end = _end(tokens, n)
            yield from _table(tokens[n:end], kind)
            n = end
        elif token.type == "footnote_block_open":
            end = _end(tokens, n)
            _notes(tokens[n:end], left_out)
            n = end
        elif token.type == "fence":
            left_out.append(LeftOut(" ".join(token.content.split()), "code"))
        elif token.type == "inline":
            rows = [row.strip() for row in token.content.split("\n")]
            if len(rows) > 1 and all(map(ROW.fullmatch, rows)):
                yield Run(None, kind, grid=_drawn(rows))
            else:
                yield from _inline(token, kind)
        else:
            styled = token.type in ("paragraph_open", "list_item_open") and "style" in token.attrs
            lines = styled or (token.hidden and "style" in tokens[n - 1].attrs)
            yield Run(None, kind, lines=lines, level=int(token.tag[1]) if kind == "heading" else 0)
        n += 1


def _end(tokens: Sequence[Token], n: int) -> int:
    """Where the element that opens at `n` closes."""
    close = tokens[n].type.replace("_open", "_close")
    return next(at for at in range(n, len(tokens)) if tokens[at].type == close)


def _inline(token: Token, kind: BlockKind) -> Iterator[Run]:
    """The text of a line: struck text, pictures and marks of notes are not said."""
    bold = struck = 0
    children = token.children or []
    for n, child in enumerate(children):
        bold += child.nesting if child.tag == "strong" else 0
        struck += child.nesting if child.tag == "s" else 0
        if struck or child.type in ("image", "footnote_ref"):
            continue
        if child.type == "softbreak":
            yield Run("\n", kind, bold > 0)
        elif child.type == "hardbreak" or (child.type == "html_inline" and BREAK.fullmatch(child.content)):
            yield Run(None, kind)
        elif child.type in ("text", "code_inline") and not _is_note_mark(children, n):
            yield Run(NOTE_LEFT.sub("", TASK.sub("", child.content) if n == 0 else child.content), kind, bold > 0)


def _is_note_mark(children: Sequence[Token], n: int) -> bool:
    before = children[n - 1] if n else None
    linked = before is not None and before.type == "link_open"
    return linked and before is not None and is_note_link(str(before.attrs.get("href", "")), children[n].content)


def _table(tokens: Sequence[Token], kind: BlockKind) -> Iterator[Run]:
    """A table; where it holds prose its cells, each a paragraph."""
    rows: list[list[Token]] = []
    heads = 0
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "thead_close":
            heads = len(rows)
        elif token.type == "inline":
            rows[-1].append(token)
    texts = [["".join(run.text or " " for run in _inline(cell, "paragraph")).strip() for cell in row] for row in rows]
    if tables.is_data(texts):
        yield Run(None, kind, grid=_grid(texts, heads))
        return
    for row in rows:
        for cell in row:
            yield Run(None)
            yield from _inline(cell, "paragraph")
    yield Run(None, kind)


def _drawn(rows: Sequence[str]) -> Grid:
    """A table whose rows are lines with marks between the cells: the first is its head."""
    texts = [[cell.strip() for cell in row.strip("|+").split("|")] for row in rows if row.strip("|+-=: ")]
    return _grid(texts, 1)


def _grid(rows: Sequence[Sequence[str]], heads: int) -> Grid:
    found = (
        tuple(GridCell(text, column, heads=n < heads) for column, text in enumerate(row) if text)
        for n, row in enumerate(rows)
    )
    return Grid(tuple(filter(None, found)))


def _notes(tokens: Sequence[Token], left_out: list[LeftOut]) -> None:
    for token in tokens:
        if token.type == "inline":
            text = "".join(run.text or " " for run in _inline(token, "paragraph"))
            left_out.append(LeftOut(" ".join(text.split()), "notes"))
