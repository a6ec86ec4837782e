/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 *  @file   gwytip.h
 *  @brief  Tip-state recognition for scanning probe microscopy: the C interface of libgwytip.
 *
 *      gwytip_engine *engine = NULL;
 *      char message[GWYTIP_MESSAGE_SIZE];
 *      gwytip_engine_options options = {.struct_size = sizeof options, .library_folder = "/opt/gwytip"};
 *      if (gwytip_engine_open(&options, &engine, message, sizeof message) != GWYTIP_OK) {
 *          puts(message);
 *          return 1;
 *      }
 *      gwytip_field field = {.struct_size = sizeof field, .data = heights, .width = 256, .lines = 256};
 *      gwytip_state_report states[GWYTIP_MAX_STATES];
 *      gwytip_report report = {.struct_size = sizeof report,
 *                              .states = states,
 *                              .state_capacity = GWYTIP_MAX_STATES,
 *                              .state_report_size = sizeof *states};
 *      if (gwytip_classify(engine, "auto", &field, &report, message, sizeof message) == GWYTIP_OK)
 *          printf("%s: %s %.2f\n", report.surface, gwytip_verdict_name(report.verdict), report.confidence);
 *      gwytip_engine_close(engine);
 *
 *  Ownership. Every buffer belongs to the caller and is used only during the call. Engines and streams belong
 *  to the library, from their `_open` to their `_close`.
 *
 *  Text is UTF-8 and ends in NUL. Text that is too long for its buffer is cut at the end of a character.
 *
 *  Threads. One engine may serve several threads at once; `_close` must be the last call on it. Different
 *  engines are independent. The library starts threads of its own and cannot be unloaded: keep it resident.
 *
 *  Fork. A child that fork() made of a process that had called any function here lacks those threads. In such
 *  a child every function that can fail returns GWYTIP_ERROR_FORK at once, and `_close` does nothing. Start
 *  workers by exec (posix_spawn), or call nothing before the fork; leave such a child by _exit.
 *
 *  Floating point and signals. A call computes with the modes that programs begin with, whatever the host has
 *  set (rounding, flushing to zero, traps), and leaves the host's as they were. From the first call on .NET has
 *  the signals SIGSEGV and SIGFPE, whose earlier handlers still get the host's own faults, and one real-time
 *  signal, and SIGPIPE is ignored; set a handler for that one afterwards. All other handlers stay, and calls
 *  that they break off are made again. Call nothing here from a signal handler.
 *
 *  Errors. Every function that can fail returns a gwytip_status and copies one sentence into `message`, or ""
 *  on success. `message` may be NULL; GWYTIP_MESSAGE_SIZE bytes are enough. No exception and no signal crosses
 *  this interface, nothing is printed, nothing exits. Each function can also return GWYTIP_ERROR_ARGUMENT,
 *  GWYTIP_ERROR_MEMORY, GWYTIP_ERROR_INTERNAL and GWYTIP_ERROR_FORK; its documentation names the others.
 *
 *  Versions. A program that was compiled with an older header of the same GWYTIP_ABI_VERSION runs with a newer
 *  library. New members are only ever added at the end of a struct, and the caller says how much of it there
 *  is: the first member of every struct is `struct_size`, to be set to sizeof of the struct. The library reads
 *  and writes no byte behind it; a member that the caller does not have counts as 0. In an array each element
 *  has the same `struct_size`, which is also the distance to the next; the size of the elements that the
 *  library fills in gwytip_report is a member there. A struct larger than the library knows comes from a newer
 *  header and is refused with GWYTIP_ERROR_ARGUMENT. GWYTIP_ABI_VERSION changes when a function or a member
 *  that exists changes its meaning or goes.
 */
#ifndef GWYTIP_H
#define GWYTIP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define GWYTIP_API __declspec(dllimport)
#else
#define GWYTIP_API
#endif

/** What gwytip_abi_version() has to return for this header to fit the library. */
#define GWYTIP_ABI_VERSION 1u
/** Bytes of the name of a surface, a state or a provider, NUL included. */
#define GWYTIP_NAME_SIZE 64
/** Bytes of the description of a state, NUL included. */
#define GWYTIP_DESCRIPTION_SIZE 256
/** Bytes that are enough for any message, NUL included. */
#define GWYTIP_MESSAGE_SIZE 1024
/** No surface has more states. */
#define GWYTIP_MAX_STATES 16
/** Members of an ensemble that a gwytip_state_report has room for. */
#define GWYTIP_MAX_MEMBERS 16
/** Pixels along each side of a picture of the tip. */
#define GWYTIP_TIP_SIZE 33
/** The tip is seen in this many adsorbates or more; fewer show themselves. */
#define GWYTIP_LEAST_ADSORBATES 3
/** Ghosts that a gwytip_tip has room for. */
#define GWYTIP_MAX_GHOSTS 8

/** Whether a call succeeded, and if not, whose fault it is. */
typedef enum gwytip_status {
    /** The call did what it was asked for. */
    GWYTIP_OK = 0,
    /** A null pointer, a wrong struct_size, a number out of range. */
    GWYTIP_ERROR_ARGUMENT = 1,
    /** The models folder is missing, or there is no bundle in it. */
    GWYTIP_ERROR_NO_MODELS = 2,
    /** A bundle is broken, too old or too new; the message names the file. */
    GWYTIP_ERROR_BUNDLE = 3,
    /** ONNX Runtime's native library is missing or failed. */
    GWYTIP_ERROR_RUNTIME = 4,
    /** The execution provider asked for is not available; the message names what is missing. */
    GWYTIP_ERROR_PROVIDER = 5,
    /** There is no bundle for that surface; the message names those there are. */
    GWYTIP_ERROR_SURFACE = 6,
    /** Of the scan: fewer than 16 lines were measured. */
    GWYTIP_ERROR_TOO_FEW_LINES = 7,
    /** Of the scan: fewer than 16 pixels a line. */
    GWYTIP_ERROR_TOO_FEW_COLUMNS = 8,
    /** Of the scan: all heights are the same. */
    GWYTIP_ERROR_CONSTANT = 9,
    /** Of the scan: no pixel was measured. */
    GWYTIP_ERROR_NO_DATA = 10,
    /** No longer returned: an infinite height counts as not measured. */
    GWYTIP_ERROR_INFINITE = 11,
    /** There is not enough memory. */
    GWYTIP_ERROR_MEMORY = 12,
    /** A fault of the library; the message says which. */
    GWYTIP_ERROR_INTERNAL = 13,
    /** The surface has no such state, or no network that sees the image knows it. */
    GWYTIP_ERROR_STATE = 14,
    /** Of the scan: every line is the same as the first, so the slow axis did not move. */
    GWYTIP_ERROR_REPEATED_LINES = 15,
    /** Of the scan: noise alone, neighbouring heights have nothing in common. */
    GWYTIP_ERROR_NO_IMAGE = 16,
    /** This process is a fork of one that was using the library: see Fork above. */
    GWYTIP_ERROR_FORK = 17,
    /** Of the scan: its channel is a temperature, a voltage, … and shows no surface. */
    GWYTIP_ERROR_OTHER_SIGNAL = 18
} gwytip_status;

/**
 *  @brief Whether the tip is worth going on with. The first that holds is the verdict:
 *         UNKNOWN_SURFACE, BAD, GOOD, UNSURE. A majority is more than half of the members that know a state.
 */
typedef enum gwytip_verdict {
    /** A majority votes for a desirable state. */
    GWYTIP_GOOD = 0,
    /** A majority votes for an undesirable state, a tip change included. */
    GWYTIP_BAD = 1,
    /** No state has a majority. */
    GWYTIP_UNSURE = 2,
    /** The scan does not look like its surface. The states are reported all the same. */
    GWYTIP_UNKNOWN_SURFACE = 3
} gwytip_verdict;

/** Whether a scan is as sharp as another one. It says nothing of whether the scan is good. */
typedef enum gwytip_likeness {
    /** It is as sharp as the reference, or sharper. */
    GWYTIP_AS_SHARP = 0,
    /** The reference is sharper. */
    GWYTIP_LESS_SHARP = 1,
    /** The two have nothing in common by which sharpness could be told. */
    GWYTIP_INCOMPARABLE = 2
} gwytip_likeness;

/** Which row of a field was measured first. It changes no verdict; of several tip changes the first in time is named. */
typedef enum gwytip_direction {
    GWYTIP_DIRECTION_UNKNOWN = 0,
    /** Row 0 was measured first. */
    GWYTIP_DIRECTION_DOWN = 1,
    /** Row 0 was measured last. */
    GWYTIP_DIRECTION_UP = 2
} gwytip_direction;

/** The bundles of a models folder on an execution provider. */
typedef struct gwytip_engine gwytip_engine;

/** A scan that is still running. */
typedef struct gwytip_stream gwytip_stream;

/** How to open an engine. */
typedef struct gwytip_engine_options {
    /** sizeof(gwytip_engine_options). */
    uint32_t struct_size;
    /**
     *  Folder that holds a folder with a bundle for each surface. NULL or "": the folder that the environment
     *  variable GWYTIP_MODELS names, else `models` in `library_folder`, else `models` of the user's
     *  installation (~/.gwyddion/gwytip/models, on Windows %USERPROFILE%\gwyddion\gwytip\models).
     */
    const char *models;
    /**
     *  "auto" (a GPU where one works, else the CPU), "cpu", "cuda", "tensorrt", or the name of a plug-in
     *  library in `library_folder`/providers. NULL or "": "auto".
     */
    const char *provider;
    /**
     *  Folder where ONNX Runtime's library lies. NULL or "": the folder that this library lies in. A process
     *  has one ONNX Runtime: the first engine's folder counts for all of them.
     */
    const char *library_folder;
} gwytip_engine_options;

/** A surface that an engine has a bundle for. The library writes all members but the first. */
typedef struct gwytip_surface {
    /** sizeof(gwytip_surface). */
    uint32_t struct_size;
    /** "si-h-100", "au-111", … */
    char name[GWYTIP_NAME_SIZE];
    /** Number of states that its ensemble tells apart, 1 to GWYTIP_MAX_STATES. */
    int32_t state_count;
    /** Number of networks in its ensemble. */
    int32_t member_count;
} gwytip_surface;

/** A state of the tip that a bundle can tell. The library writes all members but the first. */
typedef struct gwytip_state {
    /** sizeof(gwytip_state). */
    uint32_t struct_size;
    /** "individual_atoms", "tip_change", … */
    char name[GWYTIP_NAME_SIZE];
    /** A sentence on what such a scan shows. */
    char description[GWYTIP_DESCRIPTION_SIZE];
    /** 1: the tip is worth going on with when it shows; 0: it is not. */
    int32_t desirable;
    /** A member votes for the state at or above this confidence, 0..1. */
    double threshold;
} gwytip_state;

/**
 *  @brief A data field: `lines` rows of `width` heights, row 0 on top of the image.
 *
 *  Where a twentieth of the rows or more is missing at either end (all NaN, or all one value), the networks
 *  see mirror images of the measured rows in their place.
 */
typedef struct gwytip_field {
    /** sizeof(gwytip_field). */
    uint32_t struct_size;
    /** The first height of row 0. In any unit; NaN and infinity: not measured. */
    const double *data;
    /** Pixels a row, at least 1; 16 are needed for a verdict. */
    int32_t width;
    /** Rows, at least 1; 16 measured ones are needed for a verdict. */
    int32_t lines;
    /** Doubles from the start of one row to the start of the next, at least `width`. 0: `width`. */
    int64_t row_stride;
    /** Metres from one pixel of a row to the next. 0: unknown. */
    double metres_per_pixel_x;
    /** Metres from one row to the next. 0: unknown. A verdict asks for its ratio to the one along x, and whether
     *  the whole scan is larger than any of its surface. */
    double metres_per_pixel_y;
    /** A gwytip_direction. */
    int32_t direction;
} gwytip_field;

/** What an ensemble says of one state. Written by the library, but for gwytip_decide(). */
typedef struct gwytip_state_report {
    /** Bytes that the library wrote: `state_report_size` of the gwytip_report. */
    uint32_t struct_size;
    /** As in gwytip_state. */
    char name[GWYTIP_NAME_SIZE];
    /** As in gwytip_state. */
    int32_t desirable;
    /** Members whose confidence is at or above `threshold`. */
    int32_t votes;
    /** Members that know this state; more than half of them is a majority. */
    int32_t voters;
    /** All members of the ensemble: entries of `members`, as far as there is room. */
    int32_t member_count;
    /** Mean of the voters' confidences, 0..1. */
    double confidence;
    /** The one that was voted with, 0..1. */
    double threshold;
    /** Calibrated confidence of each member, 0..1. NaN: it does not know this state, or there is none. */
    double members[GWYTIP_MAX_MEMBERS];
} gwytip_state_report;

/** What an ensemble says of one scan. */
typedef struct gwytip_report {
    /** sizeof(gwytip_report), set by the caller. */
    uint32_t struct_size;
    /** A gwytip_verdict. */
    int32_t verdict;
    /**
     *  The confidence behind the verdict, 0..1. Good and bad: the largest `confidence` among the states that
     *  the verdict rests on. Unsure and unknown surface: the largest of any state other than tip change.
     */
    double confidence;
    /** The row with which another picture begins since the tip changed, 0 on top. -1: no majority sees a change. */
    int32_t tip_change_line;
    /** States of the surface, also where it is more than `state_capacity`. */
    int32_t state_count;
    /** Number of elements that `states` has room for, set by the caller. */
    int32_t state_capacity;
    /** The caller's array, filled in the bundle's order. NULL with a `state_capacity` of 0: not wanted. */
    gwytip_state_report *states;
    /** The surface whose ensemble was asked; "any": a bundle for scans of every surface. */
    char surface[GWYTIP_NAME_SIZE];
    /**
     *  The most likely single state, tip change set aside: the one whose odds have risen most over the odds
     *  that its share of the training set gives it (the Bayes factor).
     */
    char state[GWYTIP_NAME_SIZE];
    /** The execution provider that ran, e.g. "cpu". */
    char provider[GWYTIP_NAME_SIZE];
    /** sizeof(gwytip_state_report), set by the caller: the distance between the elements of `states`. */
    uint32_t state_report_size;
} gwytip_report;

/** One result of a batch. */
typedef struct gwytip_batch_item {
    /** sizeof(gwytip_batch_item), set by the caller. */
    uint32_t struct_size;
    /** Written by the library: the gwytip_status of this field. */
    int32_t status;
    /** Prepared by the caller as for gwytip_classify(). Filled in where `status` is GWYTIP_OK. */
    gwytip_report report;
    /** Written by the library: one sentence where `status` is an error, else "". */
    char message[GWYTIP_MESSAGE_SIZE];
} gwytip_batch_item;

/** What is known of a running scan when it begins. */
typedef struct gwytip_stream_options {
    /** sizeof(gwytip_stream_options). */
    uint32_t struct_size;
    /** Pixels a line, 1 to 65536. */
    int32_t width;
    /** Lines that the whole scan will have, up to 65536. More may come. 0: unknown, taken to be `width`. */
    int32_t lines;
    /** Metres from one pixel to the next, along both axes. 0: unknown. */
    double metres_per_pixel;
} gwytip_stream_options;

/** How far a running scan has come. The library writes all members but the first. */
typedef struct gwytip_stream_progress {
    /** sizeof(gwytip_stream_progress). */
    uint32_t struct_size;
    /** Lines pushed so far. */
    int32_t lines;
    /** The report is about that many of the first lines. 0: there is no report. */
    int32_t judged_lines;
    /** Alarm: the tip changed at this line, 0 the first pushed. -1: no alarm. */
    int32_t tip_change_line;
} gwytip_stream_progress;

/**
 *  @brief What the adsorbates of a scan have in common, which is the tip. Set by the caller: `struct_size`,
 *         `near_plane` and `wide_plane`; the library writes the rest, and into the planes.
 *
 *  Directions are degrees counter-clockwise from the right as the scan is shown, row 0 on top: 90 is up. Where
 *  the tip is not seen (below GWYTIP_LEAST_ADSORBATES, in a lattice, or where nothing stands out of the
 *  surface) all numbers but `adsorbates`, and all of the planes, are 0.
 */
typedef struct gwytip_tip {
    /** sizeof(gwytip_tip). */
    uint32_t struct_size;
    /** Adsorbates found, 0 or more: small things that are there several times, as atoms and molecules. */
    int32_t adsorbates;
    /** 1: they stand up; -1: they are depressions, which the planes show upright. */
    int32_t polarity;
    /** Ghosts seen, of 6 adsorbates or more: entries of the arrays below, as far as there is room. */
    int32_t ghost_count;
    /**
     *  Room for GWYTIP_TIP_SIZE times GWYTIP_TIP_SIZE heights, row by row, the top row first, each over the
     *  adsorbates' own height, -1.5..1.5: the median of them all, whose middle is in the middle, up to 2.3
     *  widths from it. NULL: not wanted.
     */
    float *near_plane;
    /** The same up to 6 widths from the middle, a little smoothed: ghosts lie there. NULL: not wanted. */
    float *wide_plane;
    /** Full width at half height, in metres. 0: the size of a pixel is not known. */
    double width;
    /** The same in pixels along x. */
    double width_pixels;
    /** Short over long axis of what stands above half height, 0..1; a sharp tip has 1. */
    double roundness;
    /** Direction of the long axis, 0..180. */
    double long_axis;
    /** Root mean square of what stands on one side and not opposite in most adsorbates; 0 for a sharp tip. */
    double lopsidedness;
    /** Direction of the higher side, 0..360: the tail. It means little where the tip is hardly lopsided. */
    double tail;
    /** Height on the right less that on the left along the fast axis; negative: a shadow on the right. */
    double shadow;
    /** Other apices, the highest first: metres from an adsorbate to its ghost. 0: unknown, as in `width`. */
    double ghost_distance[GWYTIP_MAX_GHOSTS];
    /** The same in pixels along x. */
    double ghost_distance_pixels[GWYTIP_MAX_GHOSTS];
    /** Where the ghost lies, 0..360. */
    double ghost_direction[GWYTIP_MAX_GHOSTS];
    /** Its height over the adsorbate's own, 0..1. */
    double ghost_height[GWYTIP_MAX_GHOSTS];
    /**
     *  For people: "this is your tip: 0.9 nm wide, tail to the lower left, a ghost 2.1 nm to the right (from
     *  12 adsorbates)", or "the tip cannot be seen: 2 adsorbates in the scan, 3 are needed".
     */
    char sentence[GWYTIP_MESSAGE_SIZE];
} gwytip_tip;

/**
 *  @brief What came of holding a scan against another one. Set by the caller: `struct_size` and, where known,
 *         titles and units; the library writes the rest.
 */
typedef struct gwytip_comparison {
    /** sizeof(gwytip_comparison). */
    uint32_t struct_size;
    /** A gwytip_likeness. */
    int32_t likeness;
    /** Title of the scan's channel: a current is not held against heights. NULL or "": unknown. */
    const char *title;
    /** Unit of its values without a prefix, "m", "A", … NULL or "": unknown. */
    const char *unit;
    /** Title of the reference's channel. NULL or "": unknown. */
    const char *reference_title;
    /** Unit of its values. NULL or "": unknown. */
    const char *reference_unit;
    /** 0..1: 1, the scan is worse in nothing; from 0.5 on it is as sharp; 0, they cannot be compared. */
    double score;
    /**
     *  What is different, for people, worst first, "; " between: "wider by 40 %: 1.2 nm against 0.86 nm; a ghost
     *  2.1 nm to the right that the reference has not". Where they cannot be compared, why. "": nothing worth
     *  saying.
     */
    char differences[GWYTIP_MESSAGE_SIZE];
    /** That the reference is itself judged bad; "": it is not. */
    char warning[GWYTIP_MESSAGE_SIZE];
} gwytip_comparison;

/* ---- Names ---- */

/**
 *  @brief The interface version of the library. Compare it with GWYTIP_ABI_VERSION after opening the library
 *         by hand. Never fails, and works in a fork.
 */
GWYTIP_API uint32_t gwytip_abi_version(void);

/**
 *  @brief The name of a gwytip_verdict. Never fails, and works in a fork.
 *  @return "good", "bad", "unsure" or "unknown-surface"; "?" for any other number. A constant, not to be freed.
 */
GWYTIP_API const char *gwytip_verdict_name(int32_t verdict);

/**
 *  @brief The name of a gwytip_likeness. Never fails, and works in a fork.
 *  @return "as sharp", "less sharp" or "cannot be compared"; "?" for any other number. A constant, not to be
 *          freed.
 */
GWYTIP_API const char *gwytip_likeness_name(int32_t likeness);

/**
 *  @brief The name of a gwytip_status. Never fails, and works in a fork.
 *  @return "ok", "argument", "too-few-lines", …; "?" for any other number. A constant, not to be freed.
 */
GWYTIP_API const char *gwytip_status_name(int32_t status);

/* ---- Engines ---- */

/**
 *  @brief Opens the bundles of a models folder on an execution provider. Reads the manifests now, and each
 *         ensemble on its first use: keep the engine.
 *  @param[in] options Not NULL.
 *  @param[out] engine The engine, to be closed by gwytip_engine_close(); NULL on failure.
 *  @param[out] message See Errors above; so in every function.
 *  @param[in] message_size Bytes that `message` has room for.
 *  @return Also GWYTIP_ERROR_NO_MODELS, GWYTIP_ERROR_BUNDLE, GWYTIP_ERROR_RUNTIME, GWYTIP_ERROR_PROVIDER.
 */
GWYTIP_API gwytip_status gwytip_engine_open(const gwytip_engine_options *options, gwytip_engine **engine,
                                            char *message, size_t message_size);

/**
 *  @brief Which bundles of the models folder are broken, so that the engine goes without them, and why: under the
 *         surface "auto" another one answers in their place.
 *  @param[out] text The folders' names, each with a sentence behind a colon, between semicolons; "" where no
 *              bundle is broken. GWYTIP_MESSAGE_SIZE bytes are enough: more is never written. May be NULL.
 *  @param[in] text_size Bytes that `text` has room for.
 */
GWYTIP_API gwytip_status gwytip_engine_left_out(gwytip_engine *engine, char *text, size_t text_size,
                                                char *message, size_t message_size);

/**
 *  @brief Lists the surfaces that the engine has a bundle for.
 *  @param[in,out] surfaces Array with the `struct_size` of each element set. NULL where `*count` is 0.
 *  @param[in,out] count In: how many elements there is room for, 0 to ask for the number only. Out: how many
 *                 surfaces there are, also where not all had room.
 */
GWYTIP_API gwytip_status gwytip_engine_surfaces(gwytip_engine *engine, gwytip_surface *surfaces,
                                                int32_t *count, char *message, size_t message_size);

/**
 *  @brief Lists the states of a surface, in the order of every report.
 *  @param[in] surface The name of a surface; not "auto".
 *  @param[in,out] states Array with the `struct_size` of each element set. NULL where `*count` is 0.
 *  @param[in,out] count As for gwytip_engine_surfaces().
 *  @return Also GWYTIP_ERROR_SURFACE, GWYTIP_ERROR_BUNDLE.
 */
GWYTIP_API gwytip_status gwytip_engine_states(gwytip_engine *engine, const char *surface,
                                              gwytip_state *states, int32_t *count, char *message,
                                              size_t message_size);

/**
 *  @brief Judges one scan.
 *  @param[in] surface The name of a surface, or "auto": the one that recognises the scan; where none does,
 *             or only one that learned from simulated scans alone, with a score below 0.99, "any", if there
 *             is a bundle of that name, or in its place one that cannot tell its surface. NULL or "": "auto".
 *  @param[in] field The scan. It is only read.
 *  @param[in,out] report `struct_size`, `states`, `state_capacity` and `state_report_size` are set by the
 *                 caller. The rest is written, unless the call fails.
 *  @return Also GWYTIP_ERROR_SURFACE, GWYTIP_ERROR_BUNDLE, GWYTIP_ERROR_PROVIDER, GWYTIP_ERROR_RUNTIME and
 *          the errors of the scan: GWYTIP_ERROR_TOO_FEW_LINES, GWYTIP_ERROR_TOO_FEW_COLUMNS,
 *          GWYTIP_ERROR_CONSTANT, GWYTIP_ERROR_NO_DATA, GWYTIP_ERROR_REPEATED_LINES, GWYTIP_ERROR_NO_IMAGE.
 */
GWYTIP_API gwytip_status gwytip_classify(gwytip_engine *engine, const char *surface,
                                         const gwytip_field *field, gwytip_report *report, char *message,
                                         size_t message_size);

/**
 *  @brief Judges several scans, which on a GPU is faster than one after the other. Each has a status of its
 *         own, so one that cannot be judged spoils no other.
 *  @param[in] surface As for gwytip_classify(); the same for all.
 *  @param[in] fields Array of `count` fields.
 *  @param[in,out] items Array of `count` results, each prepared as gwytip_batch_item says.
 *  @param[in] count 0 or more.
 *  @return GWYTIP_OK if the batch ran, whatever the items say. GWYTIP_ERROR_ARGUMENT also where the
 *          `struct_size` of any field, item or report is wrong: then nothing was judged. Else as
 *          gwytip_classify(), without the errors of the scan.
 */
GWYTIP_API gwytip_status gwytip_classify_batch(gwytip_engine *engine, const char *surface,
                                               const gwytip_field *fields, gwytip_batch_item *items,
                                               int32_t count, char *message, size_t message_size);

/** Frees the engine. NULL and an engine that was closed before are ignored. */
GWYTIP_API void gwytip_engine_close(gwytip_engine *engine);

/* ---- Scans that are still running ---- */

/**
 *  @brief Begins a running scan, judged line by line. A stream keeps copies of the lines pushed, up to
 *         gwytip_stream_reset() or gwytip_stream_close().
 *
 *  Lines may be pushed by one thread while another polls. Closing must be the last call on a stream, and
 *  comes before the engine's.
 *
 *  @param[in] surface As for gwytip_classify().
 *  @param[in] options Not NULL.
 *  @param[out] stream The stream; NULL on failure.
 *  @return Also GWYTIP_ERROR_SURFACE, GWYTIP_ERROR_BUNDLE.
 */
GWYTIP_API gwytip_status gwytip_stream_open(gwytip_engine *engine, const char *surface,
                                            const gwytip_stream_options *options, gwytip_stream **stream,
                                            char *message, size_t message_size);

/**
 *  @brief Takes lines in the order measured.
 *  @param[in] heights `lines` times `width` heights, one line after the other, in any unit. NaN and infinity:
 *             not measured.
 *  @param[in] lines 0 or more.
 */
GWYTIP_API gwytip_status gwytip_stream_push(gwytip_stream *stream, const double *heights, int32_t lines,
                                            char *message, size_t message_size);

/**
 *  @brief The latest report: what gwytip_classify() says of the lines so far, the others not measured. It is
 *         made anew once enough lines came since the last, and is returned again until then.
 *  @param[in,out] report As for gwytip_classify(). Its rows count from the first line pushed.
 *  @param[in,out] progress Written also where there is no report yet.
 *  @return As gwytip_classify(); GWYTIP_ERROR_TOO_FEW_LINES before 16 measured lines.
 */
GWYTIP_API gwytip_status gwytip_stream_poll(gwytip_stream *stream, gwytip_report *report,
                                            gwytip_stream_progress *progress, char *message,
                                            size_t message_size);

/** Forgets all lines and the alarm: the next line begins a new scan of the same size. */
GWYTIP_API gwytip_status gwytip_stream_reset(gwytip_stream *stream, char *message, size_t message_size);

/** Frees the stream. NULL and a stream that was closed before are ignored. */
GWYTIP_API void gwytip_stream_close(gwytip_stream *stream);

/* ---- Deciding again, and where the ensemble looks ---- */

/**
 *  @brief Decides a report again with other thresholds, from the confidences that the members gave. Needs no
 *         engine.
 *  @param[in] field The scan that was judged, to find the line of a tip change. NULL: `tip_change_line`
 *             becomes -1.
 *  @param[in,out] report A report of this library, with room for all its states and no more than
 *                 GWYTIP_MAX_MEMBERS members. The caller may have changed each state's `threshold`, 0..1.
 *                 Rewritten are the states' `votes`, `verdict`, `confidence` and `tip_change_line`; an unknown
 *                 surface stays unknown.
 *  @return Also the errors of the scan.
 */
GWYTIP_API gwytip_status gwytip_decide(const gwytip_field *field, gwytip_report *report, char *message,
                                       size_t message_size);

/**
 *  @brief Where the ensemble looks: a map of the evidence for one state, on the field's own grid. Takes about
 *         as long as gwytip_classify().
 *
 *  For a network that ends in global average pooling and one dense layer it is the positive part of its class
 *  activation map (Zhou et al., CVPR 2016, doi:10.1109/CVPR.2016.319). Where no network ends so it is the
 *  energy of the last convolution (Zagoruyko and Komodakis, ICLR 2017, arXiv:1612.03928), the same for all
 *  states. Each network's map is scaled to a largest value of 1 over the scan, then they are averaged.
 *
 *  @param[in] surface As for gwytip_classify().
 *  @param[in] state The name of a state. NULL or "": the most likely one.
 *  @param[out] map `width` times `lines` doubles, row by row without gaps, each 0..1 and never NaN. 1: every
 *              network that sees the image and knows the state finds most of it there; 0: none finds any.
 *  @return Also GWYTIP_ERROR_STATE; else as gwytip_classify().
 */
GWYTIP_API gwytip_status gwytip_activation_map(gwytip_engine *engine, const char *surface,
                                               const gwytip_field *field, const char *state, double *map,
                                               char *message, size_t message_size);

/**
 *  @brief How much a field looks like the scans of a surface. Runs no member of an ensemble.
 *  @param[in] surface The name of a surface, or "auto": the one it looks most like, "any" not among them where
 *             there are others. NULL or "": "auto".
 *  @param[out] score 0..1; below 0.5 the verdict is GWYTIP_UNKNOWN_SURFACE. NaN: no bundle asked can tell.
 *  @return Also GWYTIP_ERROR_SURFACE, GWYTIP_ERROR_BUNDLE and the errors of the scan.
 */
GWYTIP_API gwytip_status gwytip_surface_score(gwytip_engine *engine, const char *surface,
                                              const gwytip_field *field, double *score, char *message,
                                              size_t message_size);

/**
 *  @brief Whether a scan is as sharp as a good one of the same surface, and what is different. Judges both, so
 *         that scans of different surfaces are told; the comparison itself was not trained: where both show
 *         their tip the tips are compared, elsewhere what neighbouring lines share, and in either case noise
 *         and steps between lines.
 *  @param[in] surface As for gwytip_classify(), of both.
 *  @param[in] field The scan.
 *  @param[in] reference The yardstick, of any size.
 *  @param[in,out] comparison Not NULL; prepared as gwytip_comparison says. Written unless the call fails.
 *  @return As gwytip_classify(), of either scan: the message of an error of the reference says so. Scans that
 *          cannot be compared are not an error.
 */
GWYTIP_API gwytip_status gwytip_compare(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                                        const gwytip_field *reference, gwytip_comparison *comparison,
                                        char *message, size_t message_size);

/* ---- What a field and a channel hold ---- */

/**
 *  @brief Which part of a field was measured: the part that every verdict rests on. Files give numbers for
 *         pixels that nobody measured: fill values, the rest of a scan that was stopped, corners of a rotated
 *         image, … Needs no engine.
 *  @param[out] measured `width` times `lines` bytes, row by row without gaps: 1 where the pixel was measured,
 *              0 where not. NULL: not wanted.
 *  @param[out] share Share of the pixels that were measured, 0..1. Not NULL.
 *  @param[out] left_out What was not measured, "12 of 80 lines not measured, 2 pixels of 1E+20"; "" where
 *              all was. NULL: not wanted.
 *  @param[in] left_out_size Bytes that `left_out` has room for.
 */
GWYTIP_API gwytip_status gwytip_measured_part(const gwytip_field *field, uint8_t *measured, double *share,
                                              char *left_out, size_t left_out_size, char *message,
                                              size_t message_size);

/**
 *  @brief A picture of the tip, taken from the adsorbates of the scan, its numbers and a sentence. It is not
 *         a verdict. Needs no engine.
 *  @param[in,out] tip Not NULL; prepared as gwytip_tip says. Written unless the call fails.
 *  @return Also the errors of the scan. Too few adsorbates are not an error: the sentence says so.
 */
GWYTIP_API gwytip_status gwytip_tip_picture(const gwytip_field *field, gwytip_tip *tip, char *message,
                                            size_t message_size);

/**
 *  @brief Whether a channel of a file can show the tip. Topography, a current and a frequency shift can, and
 *         a channel without a name. gwytip_classify() does not ask, and would judge any channel. Needs no
 *         engine.
 *  @param[in] title The channel's title. NULL or "": unknown.
 *  @param[in] unit The unit of its values without a prefix, "m", "A", … NULL or "": unknown.
 *  @return GWYTIP_ERROR_OTHER_SIGNAL with the reason where it cannot.
 */
GWYTIP_API gwytip_status gwytip_channel_check(const char *title, const char *unit, char *message,
                                              size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
