"""Letters as .docx: the office's Word form filled in, or the shipped one (NĐ 30/2020).

An office edits a form in Word and puts it back on the page Văn bản, or as `templates/<form>.docx` in the data folder. A
form that names an unknown field, or leaves out one that a letter must have, is refused in one line that names it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

SHIPPED = Path(__file__).parent / "forms"
MOST_BYTES, MOST_UNPACKED = 2_000_000, 30_000_000
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NO_TEXT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})  # general categories of Unicode
HEAD = ("co_quan", "so_ky_hieu", "dia_danh_ngay", "kinh_gui", "noi_nhan", "chuc_danh", "nguoi_ky")
FORMS = {
    "cong_van": "Công văn đề nghị gỡ", "phieu_chuyen": "Phiếu chuyển", "dinh_chinh": "Công văn đính chính",
    "phu_luc": "Phụ lục địa chỉ",
}  # fmt: skip
MUST = {
    "cong_van": (*HEAD, "trich_yeu", "van_ban_vi_pham", "so_gio", "ket_luan"),
    "phieu_chuyen": (*HEAD, "dia_chi", "ket_luan", "sha256"),
    "dinh_chinh": (*HEAD, "trich_yeu", "van_ban_truoc", "cac_dia_chi", "can_cu_huy", "ly_do_huy"),
    "phu_luc": ("muc_tieu", "muc.dia_chi", "muc.tai_khoan", "muc.mo_ta", "muc.can_cu", "muc.thoi_diem", "muc.sha256"),
}


class FormError(Exception):
    """A Word form can not be used; the text names the form and the field and says what to do."""


def fill(form: str, fields: Mapping[str, object], folder: Path) -> bytes:
    """The form with its fields filled in, as .docx. Raises FormError."""
    whole = {name: _writable(value) for name, value in fields.items()}
    return _filled(form, find_form(form, folder).read_bytes(), whole)


def find_form(form: str, folder: Path) -> Path:
    """The Word file that a letter is written into: the office's own, else the shipped one."""
    own = folder / f"{form}.docx"
    return own if own.is_file() else SHIPPED / f"{form}.docx"


def check_form(form: str, body: bytes, example: Mapping[str, object]) -> None:
    """Raise FormError unless a Word file can serve as this form: it is filled with an example to find out."""
    if len(body) > MOST_BYTES:
        raise FormError(f"mẫu {form} lớn hơn {MOST_BYTES // 1_000_000} MB: hãy bớt hình ảnh rồi lưu lại")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
            if unpacked > MOST_UNPACKED:
                raise FormError(f"mẫu {form} giải nén ra quá lớn: hãy lưu lại từ Word")
            text = _words(packed)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise FormError(f"mẫu {form} không phải tệp Word .docx: hãy lưu lại từ Word dạng .docx") from error
    tags = " ".join(TAG.findall(text))
    missing = [name for name in MUST[form] if not re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", tags)]
    if missing:
        names = ", ".join(f"{{{{ {name} }}}}" for name in missing)
        raise FormError(f"mẫu {form} thiếu trường {names}: hãy thêm vào mẫu trong Word rồi nạp lại")
    _filled(form, body, example)


def _writable(value: object) -> object:
    """A field without the signs that XML forbids, and without those by which docxtpl begins a paragraph or a page."""
    if isinstance(value, str):
        return "".join(each for each in value if each in "\n\t" or unicodedata.category(each) not in NO_TEXT)
    if isinstance(value, Mapping):
        return {name: _writable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_writable(each) for each in value]
    return value


def _words(packed: zipfile.ZipFile) -> str:
    """The text of the document as Word shows it: a field may be cut into several runs."""
    root = etree.fromstring(packed.read("word/document.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    return "".join(root.itertext())


def _filled(form: str, body: bytes, fields: Mapping[str, object]) -> bytes:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        template = DocxTemplate(io.BytesIO(body))
        template.render(dict(fields), jinja_env=environment, autoescape=True)
        file = io.BytesIO()
        template.save(file)
    except UndefinedError as error:
        unknown = re.sub(r"^'([^']*)' is undefined$", r"{{ \1 }}", str(error))
        raise FormError(f"mẫu {form} có trường không có giá trị: {unknown}; hãy sửa tên trường trong Word") from error
    except TemplateSyntaxError as error:
        raise FormError(f"mẫu {form} có dấu ngoặc trường sai ({error.message}); hãy sửa trong Word") from error
    except (TemplateError, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise FormError(f"mẫu {form} không điền được ({error}); hãy lưu lại từ Word dạng .docx") from error
    return file.getvalue()
