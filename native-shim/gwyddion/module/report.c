/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report.h"

#include "words.h"

static void add_text(GwyResults *results, const gchar *id, const gchar *label, const gchar *text)
{
    gwy_results_add_value_str(results, id, label);
    gwy_results_fill_values(results, id, text, NULL);
}

static void add_number(GwyResults *results, const gchar *id, const gchar *label, gdouble value)
{
    gwy_results_add_value_plain(results, id, label);
    gwy_results_fill_values(results, id, value, NULL);
}

static void add_count(GwyResults *results, const gchar *id, const gchar *label, gint count)
{
    gwy_results_add_value_int(results, id, label);
    gwy_results_fill_values(results, id, count, NULL);
}

static void add_image(GwyResults *results, const TipArgs *args)
{
    const guchar *file = NULL;
    gchar *title = gwy_app_get_data_field_title(args->data, args->id);
    if (gwy_container_gis_string_by_name(args->data, "/filename", &file))
        add_text(results, "file", "File", (const gchar *)file);
    add_text(results, "image", "Image", title);
    g_free(title);
}

static void add_change(GwyResults *results, const TipArgs *args)
{
    gint row = args->judgement.report.tip_change_line;
    gchar *words = tip_words_change(&args->judgement, &args->scan.field);
    if (!words)
        return;
    add_text(results, "change", "Tip change", words);
    gwy_results_add_value_y(results, "change-y", "Tip change below the top by");
    gwy_results_set_unit(results, "y", gwy_data_field_get_si_unit_xy(args->field));
    gwy_results_fill_values(results, "change-y", row * gwy_data_field_get_dy(args->field), NULL);
    g_free(words);
}

static void add_state(GwyResults *results, gint number, const gwytip_state_report *state)
{
    static const gchar *const labels[] = {"Confidence", "Least confident member", "Most confident member",
                                          "Threshold"};
    gdouble values[] = {state->confidence, 0.0, 0.0, state->threshold};
    gchar *name = tip_words_state(state->name);
    tip_state_spread(state, values + 1, values + 2);
    gwy_results_add_header(results, g_intern_string(name)); /* it is not copied */
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        gchar *id = g_strdup_printf("state-%d-%u", number, i);
        add_number(results, id, labels[i], values[i]);
        g_free(id);
    }
    gchar *votes = g_strdup_printf("state-%d-votes", number),
          *voters = g_strdup_printf("state-%d-of", number);
    add_count(results, votes, "Votes", state->votes);
    add_count(results, voters, "Members that know it", state->voters);
    g_free(voters);
    g_free(votes);
    g_free(name);
}

GwyResults *tip_report_new(const TipArgs *args)
{
    const TipJudgement *judgement = &args->judgement;
    GwyResults *results = gwy_results_new();
    gchar *reason = tip_words_reason(judgement), *state = tip_words_state(judgement->report.state);
    gwy_results_add_header(results, "Tip State");
    add_image(results, args);
    add_text(results, "verdict", "Verdict", judgement->verdict);
    add_text(results, "reason", "Reason", reason);
    add_number(results, "confidence", "Confidence", judgement->report.confidence);
    add_text(results, "state", "Most likely state", state);
    add_text(results, "surface", "Surface", judgement->report.surface);
    add_change(results, args);
    if (*judgement->tip.sentence)
        add_text(results, "tip", "Tip", judgement->tip.sentence);
    if (args->comparison)
        add_text(results, "comparison", "Comparison", args->comparison);
    add_text(results, "provider", "Computed on", judgement->report.provider);
    for (gint i = 0; i < judgement->report.state_count; i++)
        add_state(results, i, judgement->states + i);
    g_free(state);
    g_free(reason);
    return results;
}
