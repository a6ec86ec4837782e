/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ARGS_H
#define GWYTIP_ARGS_H

#include <gtk/gtk.h>
#include <app/gwyapp.h>
#include "engine.h"
#include "scan.h"

#define TIP_SURFACE_AUTO "auto"

enum {
    PARAM_SURFACE,      /* string: a surface's name or "auto" */
    PARAM_PROVIDER,     /* TipProvider */
    PARAM_THRESHOLDS,   /* string: see thresholds.h */
    PARAM_SHOW_MAP,     /* of the dialog only: where the ensemble looks, over the scan */
    PARAM_SHOW_CHANGE,  /* likewise: the line where the tip changed */
    PARAM_MARK_CHANGE,  /* boolean: mask the tip change */
    PARAM_KEEP_MAP,     /* boolean: the map as a new image */
    PARAM_REFERENCE,    /* of the dialog only: the image to compare with, none at first */
    PARAM_REPORT_STYLE, /* how the dialog copies and saves the report */
};

/* One call of the process function for one image. After tip_args_execute exactly one of `judged` and `error`
 * tells the outcome. */
typedef struct {
    GwyContainer *data; /* the file, which somebody may close meanwhile: see tip_args_is_open */
    gint id;            /* of the image */
    GwyDataField *field;
    GwyParams *params;
    TipScan scan;
    gchar *title; /* of the channel */
    gchar *unit;  /* of its values */
    TipJudgement judgement;
    gboolean judged;
    GError *error;
    gchar *comparison; /* with the reference, without a full stop; NULL: there is none */
    GwyDataField *map; /* see tip_args_map */
    gchar *map_state;
} TipArgs;

/* The parameters as Gwyddion remembers them. */
GwyParams *tip_args_params_new(void);

/* Takes image `id` of a file and holds both; `params` must outlive the args. FALSE if there is no such image. */
gboolean tip_args_init(TipArgs *args, GwyContainer *data, gint id, GwyParams *params);
void tip_args_clear(TipArgs *args);

/* FALSE once the file was closed, or the image deleted or replaced: there is nothing left to write to. */
gboolean tip_args_is_open(const TipArgs *args);

/* Asks the ensemble, and decides by the user's thresholds. */
void tip_args_execute(TipArgs *args);

/* As tip_args_execute, but a channel that cannot show the tip is not judged: `error` says what it is. */
void tip_args_execute_image(TipArgs *args);

/* Decides again after a change of the thresholds, without asking the ensemble. */
void tip_args_decide(TipArgs *args);

/* Where the ensemble looks for the state behind the verdict, kept for the next call; owned by the args. NULL
 * where there is no judgement, or with `error` set. */
GwyDataField *tip_args_map(TipArgs *args, GError **error);

#endif
