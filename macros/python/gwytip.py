# SPDX-License-Identifier: GPL-3.0-or-later
"""GwyTip from Python 3: the C functions of libgwytip (gwytip.h) by ctypes. Nothing but the standard library is needed.

    import gwytip
    with gwytip.Engine() as engine:
        report = engine.classify(heights, nm_per_pixel=0.1)     # rows from top to bottom; a NumPy array or a list of lists
        print(report["verdict"], report["state"], report["confidence"])

Heights may be in any unit; NaN is "not measured". A scan that cannot be judged, a missing bundle or library is a TipError whose
message says what is wrong. One Engine may serve several threads. The library is looked for as GWYTIP_LIBRARY names it, else beside
this file, else where ./build.sh install and install.sh put it.
"""
import array
import ctypes as C
import os
import pathlib
import sys

ABI_VERSION, NAME, MESSAGE, MOST_STATES, MOST_MEMBERS = 1, 64, 1024, 16, 16
DIRECTIONS = {None: 0, "down": 1, "up": 2}  # down: row 0 was measured first


class TipError(Exception):
    """Why there is no report; `status` is the library's word for it ("constant", "no-models", …)."""

    def __init__(self, status, message):
        super().__init__(f"{status}: {message}")
        self.status = status


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
                ("surface", C.c_char * NAME), ("state", C.c_char * NAME), ("provider", C.c_char * NAME)]


def library_path():
    """Where libgwytip lies."""
    name = "gwytip.dll" if os.name == "nt" else "libgwytip.so"
    home = pathlib.Path.home() / ("gwyddion" if os.name == "nt" else ".gwyddion") / "gwytip"
    places = [folder / name for folder in (pathlib.Path(__file__).resolve().parent, home)]
    named = os.environ.get("GWYTIP_LIBRARY")
    places = [pathlib.Path(named)] if named else places
    for path in places:
        if path.is_file():
            return path.resolve()
    raise TipError("library", "libgwytip is not installed; looked for it at " + " and ".join(map(str, places)))


class Engine:
    """The bundles of a models folder, ready to judge scans. models: a folder; None: GWYTIP_MODELS, else models/ beside the library."""

    def __init__(self, models=None, provider="auto"):
        path = library_path()
        self._library, self._engine = C.CDLL(str(path)), C.c_void_p()
        for name, result in [("gwytip_verdict_name", C.c_char_p), ("gwytip_status_name", C.c_char_p), ("gwytip_engine_close", None)]:
            getattr(self._library, name).restype = result
        if self._library.gwytip_abi_version() != ABI_VERSION:
            raise TipError("library", f"{path} has another interface version; this file needs {ABI_VERSION}")
        options = Options(C.sizeof(Options), str(models).encode() if models else None, provider.encode(), str(path.parent).encode())
        self._call("gwytip_engine_open", C.byref(options), C.byref(self._engine))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Frees the networks; the library stays loaded, as it must."""
        self._library.gwytip_engine_close(self._engine)
        self._engine = C.c_void_p()

    def classify(self, heights, surface="auto", nm_per_pixel=0.0, direction=None):
        """Judges one scan: a dictionary of surface, state, verdict, confidence, tip_change_line (None: none seen), provider, states."""
        doubles, width, lines = _doubles(heights)
        pixel = nm_per_pixel * 1e-9
        field = Field(C.sizeof(Field), doubles, width, lines, 0, pixel, pixel, DIRECTIONS[direction])
        states = (StateReport * MOST_STATES)()
        report = Report(struct_size=C.sizeof(Report), state_capacity=MOST_STATES, states=states)
        self._call("gwytip_classify", self._engine, surface.encode(), C.byref(field), C.byref(report))
        return {
            "surface": report.surface.decode(), "state": report.state.decode(),
            "verdict": self._library.gwytip_verdict_name(report.verdict).decode(), "confidence": report.confidence,
            "tip_change_line": None if report.tip_change_line < 0 else report.tip_change_line, "provider": report.provider.decode(),
            "states": [{"name": s.name.decode(), "desirable": bool(s.desirable), "confidence": s.confidence, "threshold": s.threshold,
                        "votes": s.votes, "voters": s.voters} for s in states[:report.state_count]]}

    def _call(self, function, *arguments):
        message = C.create_string_buffer(MESSAGE)
        status = getattr(self._library, function)(*arguments, message, C.c_size_t(MESSAGE))
        if status != 0:
            raise TipError(self._library.gwytip_status_name(status).decode(), message.value.decode())


def _doubles(heights):
    """Heights as C wants them, and how many a line and how many lines they are."""
    lines = len(heights)
    width = len(heights[0]) if lines else 0
    if hasattr(heights, "astype"):  # NumPy
        flat = array.array("d", heights.astype("float64").tobytes())
    else:
        flat = array.array("d", (height for row in heights for height in row))
    if len(flat) != width * lines:
        raise TipError("argument", "the rows are not equally long")
    return (C.c_double * len(flat)).from_buffer(flat), width, lines


if __name__ == "__main__":
    # A text matrix, as Gwyddion and WSxM export it: a line of numbers a line of the scan.
    with Engine() as tip:
        for name in sys.argv[1:]:
            with open(name, encoding="ascii") as text:
                rows = [[float(word) for word in line.split()] for line in text if line.strip() and not line.startswith("#")]
            result = tip.classify(rows)
            print(f"{name}: {result['verdict']} {result['confidence']:.2f}, {result['state']}")
