"""Small workbooks, written by hand: what matters in them is a few cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

Cell: TypeAlias = float | str | bool | None
Sheet: TypeAlias = Sequence[Sequence[Cell]]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


def xlsx(sheets: Mapping[str, Sheet | str], hidden: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets: rows of cells, or the rows as XML."""

    def relations(entries: Sequence[tuple[str, str]]) -> str:
        each = "".join(
            f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(entries, 1)
        )
        return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'

    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}" state="{"hidden" if name in hidden else "visible"}"/>'
        for n, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations([("worksheet", f"worksheets/{n}.xml") for n in range(1, len(sheets) + 1)]),
    }
    for n, sheet in enumerate(sheets.values(), 1):
        rows = sheet if isinstance(sheet, str) else "".join(_xlsx_row(row, cells) for row, cells in enumerate(sheet, 1))
        parts[f"xl/worksheets/{n}.xml"] = f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return archive(parts)


def _xlsx_row(row: int, cells: Sequence[Cell]) -> str:
    return f'<row r="{row}">' + "".join(_xlsx_cell(f"{chr(65 + at)}{row}", cell) for at, cell in enumerate(cells)) + "</row>"


def _xlsx_cell(place: str, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def ods(sheets: Mapping[str, Sheet | str]) -> bytes:
    """The same as an OpenDocument; after each sheet come as many empty rows as programs write there."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{sheet if isinstance(sheet, str) else ''.join(map(_ods_row, sheet))}"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>"
        for name, sheet in sheets.items()
    )
    spaces = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{HEAD}<office:document-content{spaces}>{body}</office:document-content>",
            "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>',
        }
    )


def _ods_row(cells: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case str():
            return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell!r}"><text:p>{cell}</text:p></table:table-cell>'
