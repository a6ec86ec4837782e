/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_METADATA_H
#define GWYTIP_METADATA_H

#include <libgwyddion/gwycontainer.h>
#include "engine.h"

/* Fills `meta` with a judgement, or with `error` where there is none (judgement NULL). field: the one judged.
 * Numbers are written with a decimal point whatever the locale is. */
void tip_metadata_fill(GwyContainer *meta, const gwytip_field *field, const TipJudgement *judgement,
                       const GError *error);

/* Replaces what an earlier run wrote about image `id`. */
void tip_metadata_write(GwyContainer *data, gint id, const gwytip_field *field, const TipJudgement *judgement,
                        const GError *error);

#endif
