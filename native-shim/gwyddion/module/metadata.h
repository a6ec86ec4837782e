/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_METADATA_H
#define GWYTIP_METADATA_H

#include <libgwyddion/gwycontainer.h>
#include "engine.h"

/* Replaces what an earlier run wrote about image `id` by a judgement, or by `error` where there is none
 * (judgement NULL). Numbers are written with a decimal point whatever the locale is. */
void tip_metadata_write(GwyContainer *data, gint id, const TipJudgement *judgement, const GError *error);

#endif
