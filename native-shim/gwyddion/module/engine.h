/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ENGINE_H
#define GWYTIP_ENGINE_H

#include <glib.h>
#include "gwytip.h"
#include "judgement.h"

/* What networks run on. */
typedef enum {
    TIP_PROVIDER_AUTO,
    TIP_PROVIDER_CPU,
    TIP_PROVIDER_CUDA,
    TIP_PROVIDER_TENSORRT,
    TIP_PROVIDERS
} TipProvider;

/* Names of the surfaces that the installed bundles know, NULL at the end, to be freed by g_strfreev. NULL with
 * `error` set on failure. */
gchar **tip_engine_surfaces(TipProvider provider, GError **error);

/* Which bundles are broken, and why; "" where none is. To be freed. */
gchar *tip_engine_left_out(TipProvider provider);

/* Judges a field. surface: a name or "auto". On failure `error` holds one sentence for the user. */
gboolean tip_engine_judge(TipProvider provider, const gchar *surface, const gwytip_field *field,
                          TipJudgement *judgement, GError **error);

/* Decides a judgement again with the thresholds in its states. field: the one judged. */
gboolean tip_engine_decide(const gwytip_field *field, TipJudgement *judgement, GError **error);

/* Where the ensemble of a surface looks for a state: width * lines values, 0..1, into `map`. */
gboolean tip_engine_map(TipProvider provider, const gchar *surface, const gwytip_field *field,
                        const gchar *state, gdouble *map, GError **error);

/* Holds a field against another one; `comparison` prepared as gwytip.h says. */
gboolean tip_engine_compare(TipProvider provider, const gchar *surface, const gwytip_field *field,
                            const gwytip_field *reference, gwytip_comparison *comparison, GError **error);

/* Marks the pixels of a field that were measured: width * lines bytes, 1 or 0. */
gboolean tip_engine_measured(const gwytip_field *field, guint8 *measured, GError **error);

/* Whether a channel can show the tip, by its title and unit; FALSE with the reason in `error`. */
gboolean tip_engine_check_channel(const gchar *title, const gchar *unit, GError **error);

/* An error as files keep it. A fault of the scan begins with the word that scripts look for: "constant: the scan
 * is constant". To be freed. */
gchar *tip_engine_error_text(const GError *error);

#endif
