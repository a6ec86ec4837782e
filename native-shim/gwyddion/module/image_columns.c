/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image_columns.h"

#include "words.h"

static gchar *file_of(const TipImage *image)
{
    return g_path_get_basename(image->file);
}

static gchar *title_of(const TipImage *image)
{
    return g_strdup(image->args.title);
}

static gchar *verdict_of(const TipImage *image)
{
    return g_strdup(image->args.judged  ? image->args.judgement.verdict
                    : image->args.error ? "no verdict"
                                        : "not judged");
}

static gchar *state_of(const TipImage *image)
{
    return image->args.judged ? tip_words_state(image->args.judgement.report.state) : g_strdup("");
}

static gdouble confidence_number(const TipImage *image)
{
    return image->args.judged ? image->args.judgement.report.confidence : -1.0;
}

static gchar *confidence_of(const TipImage *image)
{
    return image->args.judged ? tip_words_number(confidence_number(image)) : g_strdup("");
}

static gdouble change_number(const TipImage *image)
{
    return image->args.judged ? image->args.judgement.report.tip_change_line : -2.0;
}

static gchar *change_of(const TipImage *image)
{
    return change_number(image) >= 0.0 ? g_strdup_printf("row %.0f", change_number(image) + 1.0)
                                       : g_strdup("");
}

static gchar *surface_of(const TipImage *image)
{
    return g_strdup(image->args.judged ? image->args.judgement.report.surface : "");
}

static gchar *why_of(const TipImage *image)
{
    return image->args.judged  ? tip_words_reason(&image->args.judgement)
           : image->args.error ? g_strdup(image->args.error->message)
                               : g_strdup("");
}

const TipImageColumn tip_image_columns[] = {
    {"File", file_of, NULL, FALSE},
    {"Image", title_of, NULL, FALSE},
    {"Verdict", verdict_of, NULL, TRUE},
    {"Confidence", confidence_of, confidence_number, FALSE},
    {"Most likely state", state_of, NULL, FALSE},
    {"Tip change", change_of, change_number, FALSE},
    {"Surface", surface_of, NULL, FALSE},
    {"Why", why_of, NULL, FALSE},
};

const guint tip_image_column_count = G_N_ELEMENTS(tip_image_columns);
