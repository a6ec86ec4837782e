/* gwytip.h - tip-state recognition for scanning probe microscopy: the C ABI of libgwytip.
 *
 *     gwytip_engine *engine = NULL;
 *     char message[GWYTIP_MESSAGE_SIZE];
 *     gwytip_engine_options options = { .struct_size = sizeof options, .models = "/path/to/models" };
 *     if (gwytip_engine_open(&options, &engine, message, sizeof message) != GWYTIP_OK) { puts(message);
 * return 1; }
 *
 *     gwytip_field field = { .struct_size = sizeof field, .data = heights, .width = 256, .lines = 256 };
 *     gwytip_state_report states[GWYTIP_MAX_STATES];
 *     gwytip_report report = { .struct_size = sizeof report, .states = states, .state_capacity =
 * GWYTIP_MAX_STATES }; if (gwytip_classify(engine, "auto", &field, &report, message, sizeof message) ==
 * GWYTIP_OK) printf("%s: %s %.2f\n", report.surface, gwytip_verdict_name(report.verdict), report.confidence);
 *     gwytip_engine_close(engine);
 *
 * Ownership. Every buffer is the caller's and is only used during the call; the engine is the library's, from
 * _open to _close. Text is UTF-8, ends in NUL, and is cut at the end of a buffer that is too short. Threads.
 * One engine may be used from several threads at once; _close must be the last call on it. Different engines
 * are independent. The library starts threads of its own and cannot be unloaded: keep it resident. Fork. A
 * child that fork() made of a process that had called any function here lacks those threads: in it, what can
 * fail returns GWYTIP_ERROR_FORK at once, and _close does nothing. Start workers by exec (posix_spawn), or
 * call nothing before the fork; leave such a child by _exit.
 * Errors. Every function that can fail returns a gwytip_status and copies one sentence into `message` (NULL
 * allowed). No exception and no signal crosses this interface, nothing is printed, nothing exits. Versions.
 * The first member of every struct is its size as the caller knows it; a later library accepts smaller ones.
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

#define GWYTIP_ABI_VERSION 1u
#define GWYTIP_NAME_SIZE 64 /* surface, state and provider names, NUL included */
#define GWYTIP_DESCRIPTION_SIZE 256
#define GWYTIP_MESSAGE_SIZE 1024 /* long enough for any message */
#define GWYTIP_MAX_STATES 16
#define GWYTIP_MAX_MEMBERS 16

typedef struct gwytip_engine gwytip_engine;

typedef enum gwytip_status {
    GWYTIP_OK = 0,
    GWYTIP_ERROR_ARGUMENT = 1,  /* a null pointer, a wrong struct_size, a size out of range */
    GWYTIP_ERROR_NO_MODELS = 2, /* the models folder or a bundle in it is missing */
    GWYTIP_ERROR_BUNDLE = 3,    /* a bundle is broken or too new; the message names the file */
    GWYTIP_ERROR_RUNTIME = 4,   /* ONNX Runtime's native library is missing or failed */
    GWYTIP_ERROR_PROVIDER =
        5, /* the execution provider asked for cannot be had; the message names what is missing */
    GWYTIP_ERROR_SURFACE = 6, /* no bundle for that surface */
    GWYTIP_ERROR_TOO_FEW_LINES = 7,
    GWYTIP_ERROR_TOO_FEW_COLUMNS = 8,
    GWYTIP_ERROR_CONSTANT = 9,
    GWYTIP_ERROR_NO_DATA = 10,
    GWYTIP_ERROR_INFINITE = 11, /* no longer given: an infinite height counts as not measured */
    GWYTIP_ERROR_MEMORY = 12,
    GWYTIP_ERROR_INTERNAL = 13,       /* a fault of ours; the message says which */
    GWYTIP_ERROR_STATE = 14,          /* no such state, or no network that sees the image knows it */
    GWYTIP_ERROR_REPEATED_LINES = 15, /* every line is the same as the first: the slow axis did not move */
    GWYTIP_ERROR_NO_IMAGE = 16,       /* noise alone: neighbouring heights have nothing in common */
    GWYTIP_ERROR_FORK = 17, /* this process is a fork of one that was using the library: see Fork above */
    GWYTIP_ERROR_OTHER_SIGNAL = 18 /* a temperature, a voltage, …: no image of the surface */
} gwytip_status;

typedef enum gwytip_verdict {
    GWYTIP_GOOD = 0,
    GWYTIP_BAD = 1,
    GWYTIP_UNSURE = 2,
    GWYTIP_UNKNOWN_SURFACE = 3
} gwytip_verdict;

typedef enum gwytip_direction {
    GWYTIP_DIRECTION_UNKNOWN = 0,
    GWYTIP_DIRECTION_DOWN = 1, /* row 0 was measured first */
    GWYTIP_DIRECTION_UP = 2    /* row 0 was measured last */
} gwytip_direction;

typedef struct gwytip_engine_options {
    uint32_t struct_size;
    const char *models;         /* folder that holds one folder a surface; NULL: GWYTIP_MODELS, else
                                   <library_folder>/models */
    const char *provider;       /* auto, cpu, cuda, tensorrt, or the name of a plug-in library in
                                   <library_folder>/providers; NULL: auto */
    const char *library_folder; /* where libgwytip and ONNX Runtime lie; NULL: where the system finds them */
} gwytip_engine_options;

typedef struct gwytip_surface {
    uint32_t struct_size;
    char name[GWYTIP_NAME_SIZE];
    int32_t state_count;
    int32_t member_count;
} gwytip_surface;

typedef struct gwytip_state {
    uint32_t struct_size;
    char name[GWYTIP_NAME_SIZE];
    char description[GWYTIP_DESCRIPTION_SIZE];
    int32_t desirable; /* 1: the tip is worth going on with when it shows */
    double threshold;  /* a member votes for the state at or above this confidence, 0..1 */
} gwytip_state;

/* A data field: heights in any unit, rows from top to bottom. NaN: not measured. Where a twentieth of the
 * rows or more is missing at its ends (all NaN, or all one value), the networks see mirror images in their
 * place. */
typedef struct gwytip_field {
    uint32_t struct_size;
    const double *data;
    int32_t width;             /* pixels a row */
    int32_t lines;             /* rows */
    int64_t row_stride;        /* doubles from one row to the next; 0: width */
    double metres_per_pixel_x; /* 0: unknown */
    double metres_per_pixel_y; /* 0: unknown */
    int32_t direction;         /* gwytip_direction */
} gwytip_field;

typedef struct gwytip_state_report {
    uint32_t struct_size; /* written by the library */
    char name[GWYTIP_NAME_SIZE];
    int32_t desirable;
    int32_t votes;
    int32_t voters;       /* members that know this state: the majority is more than half of them */
    int32_t member_count; /* all members of the ensemble: entries of `members` */
    double confidence;    /* 0..1, calibrated, mean over the voters */
    double threshold;
    double members[GWYTIP_MAX_MEMBERS]; /* confidence of each member; NaN: it knows nothing of this state */
} gwytip_state_report;

typedef struct gwytip_report {
    uint32_t struct_size;
    int32_t verdict;             /* gwytip_verdict */
    double confidence;           /* behind the verdict, 0..1 */
    int32_t tip_change_line;     /* row of the change, -1: none seen */
    int32_t state_count;         /* out: states of the surface, also when more than state_capacity */
    int32_t state_capacity;      /* in: room in `states` */
    gwytip_state_report *states; /* in: the caller's array, or NULL with state_capacity 0 */
    char surface[GWYTIP_NAME_SIZE];
    char state[GWYTIP_NAME_SIZE];    /* the most likely single state, tip change set aside */
    char provider[GWYTIP_NAME_SIZE]; /* the execution provider that ran */
} gwytip_report;

/* One result of a batch. */
typedef struct gwytip_batch_item {
    uint32_t struct_size;
    int32_t status; /* gwytip_status of this field */
    gwytip_report report;
    char message[GWYTIP_MESSAGE_SIZE];
} gwytip_batch_item;

/* The ABI of the library: GWYTIP_ABI_VERSION of the header it was built with. Never fails. */
GWYTIP_API uint32_t gwytip_abi_version(void);

/* "good", "bad", "unsure", "unknown-surface"; "?" for anything else. A constant, never to be freed. */
GWYTIP_API const char *gwytip_verdict_name(int32_t verdict);

/* "ok", "argument", "constant", …: the status as users read it. A constant, never to be freed. */
GWYTIP_API const char *gwytip_status_name(int32_t status);

/* Opens the bundles of a models folder on an execution provider. Reads manifests now and members on first
 * use. On failure *engine is NULL. */
GWYTIP_API gwytip_status gwytip_engine_open(const gwytip_engine_options *options, gwytip_engine **engine,
                                            char *message, size_t message_size);

/* Enumerates the surfaces. *count: in, room in `surfaces` (0 with NULL asks for the number only); out, how
 * many there are. */
GWYTIP_API gwytip_status gwytip_engine_surfaces(gwytip_engine *engine, gwytip_surface *surfaces,
                                                int32_t *count, char *message, size_t message_size);

/* Enumerates the states of a surface, in the order of every report. *count as above. */
GWYTIP_API gwytip_status gwytip_engine_states(gwytip_engine *engine, const char *surface,
                                              gwytip_state *states, int32_t *count, char *message,
                                              size_t message_size);

/* Classifies one field. surface: a name, or "auto" (NULL likewise). The field is only read, and only during
 * the call. */
GWYTIP_API gwytip_status gwytip_classify(gwytip_engine *engine, const char *surface,
                                         const gwytip_field *field, gwytip_report *report, char *message,
                                         size_t message_size);

/* Classifies `count` fields; each item gets its own status, so one bad field loses nothing. GWYTIP_OK if the
 * batch ran. */
GWYTIP_API gwytip_status gwytip_classify_batch(gwytip_engine *engine, const char *surface,
                                               const gwytip_field *fields, gwytip_batch_item *items,
                                               int32_t count, char *message, size_t message_size);

/* Frees the engine. NULL is fine. */
GWYTIP_API void gwytip_engine_close(gwytip_engine *engine);

/* A scan that is still running, judged line by line. A stream keeps copies of the lines pushed, up to _reset
 * or _close. Lines may be pushed by one thread while another polls; _close must be the last call on a stream,
 * and comes before _close of its engine. */
typedef struct gwytip_stream gwytip_stream;

typedef struct gwytip_stream_options {
    uint32_t struct_size;
    int32_t width;           /* pixels a line */
    int32_t lines;           /* lines of the whole scan; 0: unknown, taken to be square */
    double metres_per_pixel; /* 0: unknown */
} gwytip_stream_options;

typedef struct gwytip_stream_progress {
    uint32_t struct_size;
    int32_t lines;           /* pushed so far */
    int32_t judged_lines;    /* the first so many are what the report is about; 0: there is none */
    int32_t tip_change_line; /* alarm: the tip changed at this line, 0 the first pushed; -1: no alarm */
} gwytip_stream_progress;

/* Begins a running scan. surface as for gwytip_classify. On failure *stream is NULL. */
GWYTIP_API gwytip_status gwytip_stream_open(gwytip_engine *engine, const char *surface,
                                            const gwytip_stream_options *options, gwytip_stream **stream,
                                            char *message, size_t message_size);

/* Takes lines * width heights in the order measured; NaN: not measured. At an infinite height it stops with
 * an error and has taken the lines before. */
GWYTIP_API gwytip_status gwytip_stream_push(gwytip_stream *stream, const double *heights, int32_t lines,
                                            char *message, size_t message_size);

/* The latest report, made anew once enough lines came since the last; TOO_FEW_LINES before 16 measured ones.
 * *progress is written in either case. Rows in the report count from the first line pushed. */
GWYTIP_API gwytip_status gwytip_stream_poll(gwytip_stream *stream, gwytip_report *report,
                                            gwytip_stream_progress *progress, char *message,
                                            size_t message_size);

/* Forgets all lines and the alarm: the next line begins a new scan. */
GWYTIP_API gwytip_status gwytip_stream_reset(gwytip_stream *stream, char *message, size_t message_size);

/* Frees the stream. NULL is fine. */
GWYTIP_API void gwytip_stream_close(gwytip_stream *stream);

/* ---- Deciding again, and where the ensemble looks ---- */

/* Decides a report again with the thresholds in report->states, each 0..1, which the caller may have changed:
 * rewrites votes, verdict, its confidence and tip_change_line from the members' confidences. The rest stays;
 * an unknown surface stays unknown. The report must have come from this library, with room for all its
 * states. field: the scan judged, to find the line of a tip change; NULL: tip_change_line is -1. Needs no
 * engine. */
GWYTIP_API gwytip_status gwytip_decide(const gwytip_field *field, gwytip_report *report, char *message,
                                       size_t message_size);

/* Where the ensemble looks: a map of the evidence for one state, on the field's own grid. state: a name;
 * NULL: the most likely one. map: width * lines doubles, row by row, each 0..1 and never NaN; 1 where every
 * network that sees the image and knows the state finds most of it, 0 where none finds any. For a network
 * that ends in global average pooling and one dense layer it is its class activation map (Zhou et al., CVPR
 * 2016), the positive part; where no network does, the energy of the last convolution (Zagoruyko and
 * Komodakis, ICLR 2017), the same for all states. Takes about as long as a classification. GWYTIP_ERROR_STATE
 * where there can be no map. */
GWYTIP_API gwytip_status gwytip_activation_map(gwytip_engine *engine, const char *surface,
                                               const gwytip_field *field, const char *state, double *map,
                                               char *message, size_t message_size);

/* How much a field looks like the scans of a surface, 0..1: below 0.5 its verdict is GWYTIP_UNKNOWN_SURFACE.
 * "auto": of the surface it looks most like. *score: NaN where no bundle asked can tell. Runs none of the members. */
GWYTIP_API gwytip_status gwytip_surface_score(gwytip_engine *engine, const char *surface,
                                              const gwytip_field *field, double *score, char *message,
                                              size_t message_size);

/* ---- What a field and a channel hold ---- */

/* Which part of a field was measured: the part that every verdict rests on. Files give numbers for pixels that
 * nobody measured (fill values, the rest of a scan that was stopped, corners of a rotated image, …).
 * measured: width * lines bytes, row by row, 1 where the pixel was measured and 0 where not; NULL: not wanted.
 * *share: of the pixels, 0..1. left_out: what was not measured or is not taken for it, "12 of 80 lines not
 * measured, 2 pixels of 1E+20"; empty where there is nothing; NULL: not wanted. Needs no engine. */
GWYTIP_API gwytip_status gwytip_measured_part(const gwytip_field *field, uint8_t *measured, double *share,
                                              char *left_out, size_t left_out_size, char *message,
                                              size_t message_size);

/* Whether a channel of a file can show the tip, by its title and the unit of its values ("m", "A", without a
 * prefix; NULL or "": unknown): topography, a current or a frequency shift can, and whatever has no name.
 * GWYTIP_ERROR_OTHER_SIGNAL with the reason where it cannot; gwytip_classify would judge it all the same. */
GWYTIP_API gwytip_status gwytip_channel_check(const char *title, const char *unit, char *message,
                                              size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
