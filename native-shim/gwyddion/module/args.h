/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ARGS_H
#define GWYTIP_ARGS_H

#include <gtk/gtk.h>
#include <app/gwyapp.h>
#include "engine.h"
#include "scan.h"

#define TIP_SURFACE_AUTO "auto"

enum {
    PARAM_SURFACE, /* string: a surface's name or "auto" */
};

/* One call of the process function. After tip_args_execute exactly one of `judged` and `error` tells the
 * outcome. */
typedef struct {
    GwyContainer *data;
    gint id; /* of the image */
    GwyParams *params;
    TipScan scan;
    TipJudgement judgement;
    gboolean judged;
    GError *error;
} TipArgs;

void tip_args_execute(TipArgs *args);

#endif
