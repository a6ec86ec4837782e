# SPDX-License-Identifier: GPL-3.0-or-later
"""GwyTip from Python 3: the C functions of libgwytip (gwytip.h) by ctypes. Nothing but the standard library is needed.

    import gwytip
    with gwytip.Engine() as engine:
        report = engine.classify(heights, nm_per_pixel=0.1)     # rows from top to bottom
        print(report["verdict"], report["reason"], report["confidence"])

Heights are a list of rows, or anything that NumPy makes an array of two dimensions of: its own arrays of every type and order,
masked ones, xarray's, pandas', PyTorch's. They may be in any unit; NaN is "not measured", and so are masked pixels, None and NA.
Whatever goes wrong is a TipError whose message says what: heights that are not numbers, a scan that cannot be judged, a missing bundle or
library.

    heights, nm_per_pixel, title = gwytip.read_text("scan.txt")     # as Gwyddion, WSxM, numpy.savetxt and spreadsheets write it

From a terminal, one line a file: python3 gwytip.py scan.txt other.txt

One Engine may serve several threads, but no process that os.fork made of one that had used it: there every call is a TipError
"fork". Begin workers by multiprocessing.get_context("spawn"), or make no Engine before they are begun.

The library is looked for as GWYTIP_LIBRARY names it, else beside this file, else where ./build.sh install and install.sh put it.
"""
import argparse
import array
import collections
import ctypes as C
import math
import numbers
import os
import pathlib
import re
import sys

ABI_VERSION, NAME, MESSAGE, MOST_STATES, MOST_MEMBERS = 1, 64, 1024, 16, 16
TIP_SIZE, MOST_GHOSTS = 33, 8
INCOMPARABLE = 2
DIRECTIONS = {None: 0, "down": 1, "up": 2}  # down: row 0 was measured first


class TipError(Exception):
    """Why there is no report; `status` is the library's word for it ("constant", "no-models", "argument", "fork", …)."""

    def __init__(self, status, message):
        super().__init__(status, message)
        self.status = status

    def __str__(self):
        return ": ".join(self.args)


class Options(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("models", C.c_char_p), ("provider", C.c_char_p), ("library_folder", C.c_char_p)]


class Field(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("data", C.POINTER(C.c_double)), ("width", C.c_int32), ("lines", C.c_int32),
                ("row_stride", C.c_int64), ("metres_per_pixel_x", C.c_double), ("metres_per_pixel_y", C.c_double),
                ("direction", C.c_int32)]


class StateReport(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("name", C.c_char * NAME), ("desirable", C.c_int32), ("votes", C.c_int32),
                ("voters", C.c_int32), ("member_count", C.c_int32), ("confidence", C.c_double), ("threshold", C.c_double),
                ("members", C.c_double * MOST_MEMBERS)]


class Report(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("verdict", C.c_int32), ("confidence", C.c_double), ("tip_change_line", C.c_int32),
                ("state_count", C.c_int32), ("state_capacity", C.c_int32), ("states", C.POINTER(StateReport)),
                ("surface", C.c_char * NAME), ("state", C.c_char * NAME), ("provider", C.c_char * NAME),
                ("state_report_size", C.c_uint32)]


class Tip(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("adsorbates", C.c_int32), ("polarity", C.c_int32), ("ghost_count", C.c_int32),
                ("near_plane", C.POINTER(C.c_float)), ("wide_plane", C.POINTER(C.c_float)), ("width", C.c_double),
                ("width_pixels", C.c_double), ("roundness", C.c_double), ("long_axis", C.c_double), ("lopsidedness", C.c_double),
                ("tail", C.c_double), ("shadow", C.c_double), ("ghost_distance", C.c_double * MOST_GHOSTS),
                ("ghost_distance_pixels", C.c_double * MOST_GHOSTS), ("ghost_direction", C.c_double * MOST_GHOSTS),
                ("ghost_height", C.c_double * MOST_GHOSTS), ("sentence", C.c_char * MESSAGE)]


class Comparison(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("likeness", C.c_int32), ("title", C.c_char_p), ("unit", C.c_char_p),
                ("reference_title", C.c_char_p), ("reference_unit", C.c_char_p), ("score", C.c_double),
                ("differences", C.c_char * MESSAGE), ("warning", C.c_char * MESSAGE)]


def library_path():
    """Where libgwytip lies."""
    name = "gwytip.dll" if os.name == "nt" else "libgwytip.so"
    home = pathlib.Path(os.path.expanduser("~"))
    folders = [pathlib.Path(__file__).resolve().parent]
    if home.is_absolute():  # or HOME names no folder, and the current one is not ours
        folders.append(home / ("gwyddion" if os.name == "nt" else ".gwyddion") / "gwytip")
    named = os.environ.get("GWYTIP_LIBRARY")
    places = [pathlib.Path(named)] if named else [folder / name for folder in folders]
    for path in places:
        if os.path.isfile(path):
            return path.resolve()
    raise TipError("library", "libgwytip is not installed; looked for it at " + " and ".join(map(str, places)))


class Engine:
    """The bundles of a models folder, ready to judge scans. models: a folder; None: the one that GWYTIP_MODELS names, else
    models/ beside the library, else the user's. left_out: which bundles are broken, and why, so that others answer in their place
    ("": none; None: the library is too old to say)."""

    def __init__(self, models=None, provider="auto"):
        path = library_path()
        self._engine = C.c_void_p()
        try:
            self._library = C.CDLL(str(path))
            for name, result in [("gwytip_verdict_name", C.c_char_p), ("gwytip_status_name", C.c_char_p),
                                 ("gwytip_likeness_name", C.c_char_p), ("gwytip_engine_close", None)]:
                getattr(self._library, name).restype = result
            version = self._library.gwytip_abi_version()
        except (OSError, AttributeError) as error:
            raise TipError("library", f"{path} cannot be used: {error}") from None
        if version != ABI_VERSION:
            raise TipError("library", f"{path} has another interface version; this file needs {ABI_VERSION}")
        if models is not None and not isinstance(models, (str, os.PathLike)):
            raise TipError("argument", f"models is {_shown(models)}, not a folder")
        options = Options(
            C.sizeof(Options), None if models is None else _utf8("models", os.fspath(models)), _utf8("provider", provider),
            os.fsencode(path.parent))
        self._call("gwytip_engine_open", C.byref(options), C.byref(self._engine))
        self.left_out = None
        if hasattr(self._library, "gwytip_engine_left_out"):
            text = C.create_string_buffer(MESSAGE)
            self._call("gwytip_engine_left_out", self._engine, text, C.c_size_t(MESSAGE))
            self.left_out = text.value.decode(errors="replace")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Frees the networks; the library stays loaded, as it must."""
        self._library.gwytip_engine_close(self._engine)
        self._engine = C.c_void_p()

    def classify(self, heights, surface="auto", nm_per_pixel=0.0, direction=None):
        """Judges one scan: a dictionary of surface, verdict, confidence, reason (the state that the two rest on), state (the most likely
        one with tip change set aside, which need not be the reason), tip_change_line (None: none seen), provider, states, measured
        (share of the pixels that the verdict rests on) and left_out (what was not measured, in words; None: nothing).

        nm_per_pixel: a number, or two where pixels are not square, along x and along y; 0: unknown. direction: "down" where the first
        row was measured first, "up" where it was measured last.
        """
        field = _field(heights, nm_per_pixel, direction)
        states = (StateReport * MOST_STATES)()
        report = Report(struct_size=C.sizeof(Report), state_capacity=MOST_STATES, states=states,
                        state_report_size=C.sizeof(StateReport))
        self._call("gwytip_classify", self._engine, _utf8("surface", surface), C.byref(field), C.byref(report))
        share, left_out = C.c_double(), C.create_string_buffer(MESSAGE)
        self._call("gwytip_measured_part", C.byref(field), None, C.byref(share), left_out, C.c_size_t(MESSAGE))
        result = {
            "measured": share.value, "left_out": left_out.value.decode() or None,
            "surface": report.surface.decode(), "state": report.state.decode(),
            "verdict": self._library.gwytip_verdict_name(report.verdict).decode(), "confidence": report.confidence,
            "tip_change_line": None if report.tip_change_line < 0 else report.tip_change_line, "provider": report.provider.decode(),
            "states": [{"name": s.name.decode(), "desirable": bool(s.desirable), "confidence": s.confidence, "threshold": s.threshold,
                        "votes": s.votes, "voters": s.voters} for s in states[:report.state_count]]}
        return {**result, "reason": _reason(result)}

    def tip_picture(self, heights, nm_per_pixel=0.0):
        """What the scan's adsorbates say of the tip: a dictionary of adsorbates (how many), sentence and, where there are three or
        more (else None), polarity (1, or -1 for depressions), width_nm (None: nm_per_pixel is not known), width_px, roundness (0..1),
        lopsidedness, tail_direction, shadow, ghosts (a list of distance_nm, distance_px, direction, height), and the pictures near and
        wide: 33 rows of 33 heights over the adsorbates' own. Directions are degrees counter-clockwise from the right. It is no
        verdict; no bundle is asked.
        """
        field = _field(heights, nm_per_pixel)
        near, wide = ((C.c_float * (TIP_SIZE * TIP_SIZE))() for _ in range(2))
        tip = Tip(struct_size=C.sizeof(Tip), near_plane=near, wide_plane=wide)
        self._call("gwytip_tip_picture", C.byref(field), C.byref(tip))
        seen = tip.width_pixels > 0
        numbers = {
            "polarity": tip.polarity, "width_nm": tip.width * 1e9 or None, "width_px": tip.width_pixels, "roundness": tip.roundness,
            "lopsidedness": tip.lopsidedness, "tail_direction": tip.tail, "shadow": tip.shadow,
            "ghosts": [{"distance_nm": tip.ghost_distance[i] * 1e9 or None, "distance_px": tip.ghost_distance_pixels[i],
                        "direction": tip.ghost_direction[i], "height": tip.ghost_height[i]}
                       for i in range(min(tip.ghost_count, MOST_GHOSTS))],
            "near": _square(near), "wide": _square(wide)}
        return {"adsorbates": tip.adsorbates, "sentence": tip.sentence.decode(), **(numbers if seen else dict.fromkeys(numbers))}

    def compare(self, heights, reference, surface="auto", nm_per_pixel=0.0, reference_nm_per_pixel=None):
        """Whether a scan is as sharp as a good one of the same surface: a dictionary of likeness ("as sharp", "less sharp" or
        "cannot be compared"), score (0..1, from 0.5 on it is as sharp; None where they cannot be compared), differences (sentences,
        worst first; or why they cannot be compared) and warning (that the reference is itself judged bad; None: it is not).

        nm_per_pixel: as for classify; reference_nm_per_pixel: of the reference, None: as the scan's.
        """
        if reference_nm_per_pixel is None:
            reference_nm_per_pixel = nm_per_pixel
        field, good = _field(heights, nm_per_pixel), _field(reference, reference_nm_per_pixel)
        found = Comparison(struct_size=C.sizeof(Comparison))
        self._call(
            "gwytip_compare", self._engine, _utf8("surface", surface), C.byref(field), C.byref(good), C.byref(found))
        return {
            "likeness": self._library.gwytip_likeness_name(found.likeness).decode(),
            "score": None if found.likeness == INCOMPARABLE else found.score,
            "differences": [one for one in found.differences.decode().split("; ") if one],
            "warning": found.warning.decode() or None}

    def _call(self, function, *arguments):
        message = C.create_string_buffer(MESSAGE)
        status = getattr(self._library, function)(*arguments, message, C.c_size_t(MESSAGE))
        if status != 0:
            raise TipError(self._library.gwytip_status_name(status).decode(), message.value.decode(errors="replace"))


# ---- From what Python programs hold heights in to what C takes

def _shown(thing):
    """A thing where it is short, else what kind of thing it is."""
    if isinstance(thing, int) and thing.bit_length() > 64:
        return "as large an integer"
    text = repr(thing) if isinstance(thing, (str, bytes, numbers.Number, type(None))) else ""
    return text if 0 < len(text) <= 40 else f"an object of type {type(thing).__name__}"


def _field(heights, nm_per_pixel, direction=None):
    doubles, width, lines = _doubles(heights)
    across, down = (nm * 1e-9 for nm in _pixel(nm_per_pixel))
    if not (direction is None or isinstance(direction, str)) or direction not in DIRECTIONS:
        raise TipError("argument", f"direction is {_shown(direction)}; it may be 'down', 'up' or None")
    return Field(C.sizeof(Field), doubles, width, lines, 0, across, down, DIRECTIONS[direction])


def _reason(result):
    """The state that the verdict and its confidence rest on; where there is no verdict, the most likely one."""
    kinds = {"good": True, "bad": False}
    return next((s["name"] for s in result["states"] if s["confidence"] == result["confidence"]
                 and s["desirable"] == kinds.get(result["verdict"])), result["state"])


def _square(plane):
    return [plane[row * TIP_SIZE:(row + 1) * TIP_SIZE] for row in range(TIP_SIZE)]


def _utf8(name, text):
    if not isinstance(text, str) or "\0" in text:
        raise TipError("argument", f"{name} is {_shown(text)}, not a text")
    return os.fsencode(text) if name == "models" else text.encode(errors="replace")


def _pixel(nm_per_pixel):
    """Nanometres along x and along y."""
    pair = tuple(nm_per_pixel) if isinstance(nm_per_pixel, (tuple, list)) else (nm_per_pixel, nm_per_pixel)
    try:
        across, down = (math.nan if isinstance(nm, str) else float(nm) for nm in pair)
    except (TypeError, ValueError, OverflowError):
        across = down = math.nan
    if not all(math.isfinite(nm) and nm >= 0 for nm in (across, down)):
        raise TipError("argument", f"nm_per_pixel is {nm_per_pixel!r:.60}; it may be a number from 0 on, or two of them")
    return across, down


def _doubles(heights):
    """Heights as C wants them, and how many a line and how many lines they are."""
    values = _array(heights, "heights", 2)
    if isinstance(values, list):
        rows = _rows(values)
        width, lines = len(rows[0]), len(rows)
        values = array.array("d")
        for row in rows:
            values.extend(row)
    else:
        lines, width = values.shape
    return (C.c_double * (width * lines)).from_buffer(values), width, lines


def _array(thing, what, dimensions):
    """A NumPy array of doubles, NaN where not measured, made of what NumPy knows; of all else, a list."""
    if any(hasattr(thing, name) for name in ("__array__", "__array_interface__", "__dlpack__")):
        try:
            import numpy
            with numpy.errstate(all="ignore"):
                return _array_by(numpy, thing, what, dimensions)
        except ImportError:
            pass
        except (TipError, MemoryError):
            raise
        except Exception as error:  # whatever another package's object does when it is asked for its values
            raise TipError("argument", f"NumPy cannot make numbers of {what}, a {type(thing).__name__}: {error}") from error
    if not isinstance(thing, (str, bytes, bytearray, dict, set)):
        try:
            return list(thing.tolist() if hasattr(thing, "tolist") else thing)
        except (TypeError, NotImplementedError):
            pass
    raise TipError("argument", f"{what} should be {('a row', 'rows')[dimensions - 1]} of numbers, not {_shown(thing)}")


def _array_by(numpy, thing, what, dimensions):
    if hasattr(thing, "detach") and hasattr(thing, "cpu"):  # a tensor of PyTorch, which may lie on a GPU
        thing = thing.detach().cpu()
        thing = thing.double() if "bfloat16" in str(thing.dtype) else thing
    values = numpy.asanyarray(thing) if hasattr(thing, "__array__") else numpy.asarray(numpy.from_dlpack(thing))
    if values.dtype.kind not in "biufVO" or values.dtype.names:
        raise TipError("argument", f"{what} should be real numbers, not of type {values.dtype}")
    if values.ndim != dimensions:
        shape = f" ({' × '.join(map(str, values.shape))})" if values.ndim else ""
        wanted = ("one dimension", "two dimensions")[dimensions - 1]
        raise TipError("argument", f"{what} should have {wanted}, not {values.ndim}{shape}")
    if values.dtype.kind == "O":
        return (values.filled(math.nan) if isinstance(values, numpy.ma.MaskedArray) else values).tolist()
    if values.size == 0:
        raise TipError("argument", f"{what} should not be empty ({' × '.join(map(str, values.shape))})")
    doubles = values.astype(numpy.float64)
    return numpy.array(doubles.filled(numpy.nan) if isinstance(doubles, numpy.ma.MaskedArray) else doubles, order="C")


def _rows(rows):
    """Rows of doubles, all equally long and not empty."""
    rows = [_row(row, f"line {line} of the heights") for line, row in enumerate(rows)]
    if not rows or not rows[0]:
        raise TipError("argument", f"heights should not be empty ({len(rows)} × 0)")
    for line, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise TipError("argument", "the rows are not equally long: "
                                       f"line 0 has {len(rows[0])} pixels, line {line} has {len(row)}")
    return rows


def _row(row, what):
    """A row of doubles."""
    cells = row if isinstance(row, array.array) and row.typecode == "d" else _array(row, what, 1)
    if isinstance(cells, list):
        if any(map(_is_missing, set(map(type, cells)))):
            cells = [math.nan if _is_missing(type(cell)) else cell for cell in cells]
        for pixel, cell in enumerate(cells):
            if type(cell) is not float and not _is_real(cell):
                raise TipError("argument", f"pixel {pixel} in {what} should be a number, not {_shown(cell)}")
    return array.array("d", cells)


def _is_missing(kind):
    """Whether things of a kind stand for a number that is not there: None, pandas' NA, NumPy's masked."""
    return kind is type(None) or kind.__name__ in ("NAType", "MaskedConstant")


def _is_real(cell):
    try:
        return len(array.array("d", [cell])) == 1 and (isinstance(cell, numbers.Real) or not isinstance(cell, numbers.Complex))
    except Exception:  # another package's object may raise anything
        return False


# ---- Text matrices

TextScan = collections.namedtuple("TextScan", "heights nm_per_pixel title")
TextScan.__doc__ = """Rows of heights, nanometres a pixel along x and along y (0, 0: the text does not say), and the title."""

# Gwyddion writes its header in the user's language; WSxM does not.
WIDTHS = "Width|Šířka|Breite|Anchura|Largeur|Larghezza|幅|폭|Largura|Ширина|X Amplitude"
HEIGHTS = "Height|Výška|Höhe|Altura|Hauteur|Altezza|高さ|높이|Высота|Y Amplitude"
CHANNELS = "Channel|Kanál|Kanal|Canal|Canale|チャネル|채널|Канал"
ENTRY = r"^\W*(?:{})\s*[:=：]\s*(.*?)\s*$"
LENGTH = re.compile(r"([-+]?[0-9.,]+(?:[eE][-+]?[0-9]+)?)\s*(.*)")
NANOMETRES = {"m": 1e9, "cm": 1e7, "mm": 1e6, "um": 1e3, "nm": 1.0, "pm": 1e-3, "fm": 1e-6, "Å": 0.1, "A": 0.1, "Ang": 0.1}
MISSING = {"", "-", "--", "---", "n/a", "na", "null", "none"}


def read_text(path):
    """Reads a matrix of numbers, a line of the scan a line: what Gwyddion and WSxM export, numpy.savetxt, a spreadsheet's CSV.

    Numbers stand between blanks, tabs, semicolons or commas and may have decimal commas; NaN, --- and empty cells are not measured.
    A TipError "unreadable" says which line does not hold numbers.
    """
    lines = re.split("\r\n|\r|\n", _text(path))
    start = _end_of_header(lines)
    data = [(number, line) for number, line in enumerate(lines[start:], start + 1) if line.lstrip()[:1] not in ("", "#", "%")]
    header = lines[:start] + [line for line in lines[start:] if line.lstrip()[:1] in ("#", "%")]
    if not data:
        raise TipError("unreadable", "it holds no numbers")
    words = _splitter([line for _, line in data])
    rows = [_numbers(words(line), number) for number, line in data]
    for (number, _), row in zip(data, rows):
        if len(row) != len(rows[0]):
            raise TipError("unreadable", f"line {number}: {len(row)} numbers, where line {data[0][0]} has {len(rows[0])}")
    title = _entry(header, CHANNELS)
    points = next((re.findall(r"[XY]\s*\[([^]]*)\]", line) for line in header if re.match(r"\s*X\s*\[", line)), None)
    if points is not None:
        return TextScan(*_grid(rows, data, points), title)
    across, down = (_length(_entry(header, labels)) for labels in (WIDTHS, HEIGHTS))
    return TextScan(rows, _both(across / len(rows[0]), down / len(rows)), title)


def _text(path):
    """The text in a file: UTF-8, UTF-16 or UTF-32 with a byte order mark, else Latin-1."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise TipError("unreadable", error.strerror or str(error)) from None
    except ValueError as error:  # a name with a NUL in it
        raise TipError("unreadable", str(error)) from None
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return content.decode("utf-32", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise TipError("unreadable", "this is not text; gwytip reads files of microscopes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _end_of_header(lines):
    """How many lines are WSxM's header; 0 where there is none. Gwyddion's and NumPy's are comments, and may stand anywhere."""
    ends = [number for number, line in enumerate(lines[:1000], 1) if line.strip() == "[Header end]"]
    if ends:
        return ends[0]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines[first].lstrip().startswith("WSxM"):
        return 0
    numbers_begin = re.compile(r"\s*([-+]?[.,]?\d|nan\b)", re.IGNORECASE)
    return next((number for number, line in enumerate(lines) if number > first and numbers_begin.match(line)), len(lines))


def _entry(header, labels):
    """What stands behind a label in a header; empty where it does not stand there."""
    pattern = re.compile(ENTRY.format(labels))
    return next((found.group(1) for found in map(pattern.match, header) if found), "")


def _length(text):
    """Nanometres; 0 where the text is not a length."""
    found = LENGTH.fullmatch(text)
    try:
        return float(found.group(1).replace(",", ".")) * _nanometres(found.group(2)) if found else 0.0
    except ValueError:
        return 0.0


def _nanometres(unit):
    return NANOMETRES.get(unit.strip().replace("\u212b", "Å").replace("\u00b5", "u").replace("\u03bc", "u"), 0.0)


def _both(across, down):
    """Both lengths of a pixel, or neither."""
    return (across, down) if all(math.isfinite(nm) and nm > 0 for nm in (across, down)) else (0.0, 0.0)


def _splitter(lines):
    """From a line to its words. Whether a comma stands between numbers or in them, only the whole text tells."""
    if any(";" in line for line in lines):
        return lambda line: _cells(line.replace(",", "."), ";")
    if not any("," in line for line in lines):
        return str.split
    words = [word.rstrip(",") for line in lines for word in line.split()]
    one_each = all(word.count(",") <= 1 and "." not in word for word in words)
    if one_each and len(words) > len(lines) and any("," in word for word in words):
        return lambda line: [word.rstrip(",").replace(",", ".") for word in line.split()]
    return lambda line: _cells(line, r"\s*,\s*|\s+")


def _cells(line, between):
    words = re.split(between, line.strip())
    return words[:-1] if len(words) > 1 and not words[-1].strip() else words


def _numbers(words, line):
    try:
        return array.array("d", map(_float, words))
    except ValueError:
        return array.array("d", [_number(word.strip(' \t"'), line) for word in words])


def _float(word):
    if "_" in word:  # Python's own way to group digits
        raise ValueError
    return float(word)


def _number(word, line):
    if word.lower() in MISSING or re.fullmatch(r"[-+]?1[.,]#\w+", word):  # as Windows' C library writes NaN
        return math.nan
    try:
        return _float(word.replace("\u2212", "-"))
    except ValueError:
        raise TipError("unreadable", f"line {line}: {word[:40]!r} is not a number") from None


def _grid(points, data, units):
    """From WSxM's points x, y, z to rows, the first y on top, and the size of a pixel. Of the last line some may be missing."""
    if len(points[0]) != 3:
        raise TipError("unreadable", f"line {data[0][0]}: {len(points[0])} numbers, where x, y and z have to be")
    lost = next((number for (number, _), (x, y, _) in zip(data, points) if not (math.isfinite(x) and math.isfinite(y))), None)
    if lost:
        raise TipError("unreadable", f"line {lost}: its point has no place")
    columns = {x: place for place, x in enumerate(sorted({x for x, _, _ in points}))}
    lines = {y: place for place, y in enumerate(dict.fromkeys(y for _, y, _ in points))}
    if len(columns) * len(lines) - len(points) >= max(len(columns), len(lines)):
        raise TipError("unreadable", f"its {len(points)} points lie on no grid of {len(columns)} × {len(lines)}")
    rows = [array.array("d", [math.nan]) * len(columns) for _ in lines]
    filled = set()
    for (number, _), (x, y, z) in zip(data, points):
        if (x, y) in filled:
            raise TipError("unreadable", f"line {number}: there is a height for x {x:g}, y {y:g} already")
        filled.add((x, y))
        rows[lines[y]][columns[x]] = z
    steps = [(max(along) - min(along)) / max(len(along) - 1, 1) for along in (columns, lines)]
    units = [_nanometres(unit) for unit in units] + [0.0, 0.0]
    return rows, _both(steps[0] * units[0], steps[1] * units[1])


# ---- From a terminal

def _on_one_line(text):
    """A file may be called anything; on a terminal it takes one line and gives no orders."""
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text)


def _judge(engine, name):
    """One line about one file, and whether there is a verdict in it."""
    try:
        heights, nm_per_pixel, _ = read_text(name)
        result = engine.classify(heights, nm_per_pixel=nm_per_pixel)
        return f"{name}: {result['verdict']} {result['confidence']:.2f}, {result['reason']}", True
    except TipError as error:
        return f"{name}: error: {error}", False
    except MemoryError:
        return f"{name}: error: memory: the scan needs more memory than there is", False


def _main():
    words = argparse.ArgumentParser(
        description="Judges scans in text files: a line of numbers a line of the scan, as Gwyddion, WSxM and NumPy write them.",
        epilog="Exit status: 0 all judged, 1 some failed, 2 wrong usage.")
    words.add_argument("files", nargs="+", metavar="FILE")
    files = words.parse_args().files
    failed = False
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with Engine() as engine:
            if engine.left_out:
                print("gwytip.py: left out: " + _on_one_line(engine.left_out), file=sys.stderr)
            for name in files:
                line, judged = _judge(engine, name)
                print(_on_one_line(line), flush=True)
                failed |= not judged
    except TipError as error:
        print("gwytip.py: " + _on_one_line(str(error)), file=sys.stderr)
        return 1
    except OSError as error:
        # Python would try once more to write what is left, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"gwytip.py: standard output cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(_main())
