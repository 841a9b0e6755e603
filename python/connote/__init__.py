"""How news articles are written, in numbers that can be traced to the words they were made of.

>>> import connote
>>> table = connote.extract(["The minister may, perhaps, resign.", None])
>>> table["hedges_n"].to_pylist()
[2, None]

``extract`` makes a row of numbers of each text, ``extract_files`` of each article in files and folders, ``annotate`` shows
one text with its marks, ``codebook`` says what every column means, ``compare`` holds groups of rows against each other.
An ``Extractor`` keeps lexicons and options for many calls, and travels to other processes and machines. The numbers are
those of the command line, to the bit; a missing value is null, never zero.
"""

from ._annotation import Annotation, Attribution, Evidence, Quotation, Span, Token
from ._calls import annotate, codebook, extract, extract_files
from ._comparison import Comparison, compare
from ._connote import __version__
from ._extractor import Extractor
from ._table import Table

__all__ = [
    "Annotation",
    "Attribution",
    "Comparison",
    "Evidence",
    "Extractor",
    "Quotation",
    "Span",
    "Table",
    "Token",
    "__version__",
    "annotate",
    "codebook",
    "compare",
    "extract",
    "extract_files",
]
