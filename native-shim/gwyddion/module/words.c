/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

const gchar *tip_words_verdict(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "Good tip";
    case GWYTIP_BAD:
        return "Bad tip";
    case GWYTIP_UNSURE:
        return "Unsure";
    default:
        return "Unknown surface";
    }
}

const gchar *tip_words_advice(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "The tip is worth going on with.";
    case GWYTIP_BAD:
        return "Do not rely on this scan.";
    case GWYTIP_UNSURE:
        return "Too few networks agree to call the tip good or bad.";
    default:
        return "The scan looks like nothing the ensemble was trained on; do not rely on the states below.";
    }
}

const gchar *tip_words_colour(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "#1b7a2f";
    case GWYTIP_BAD:
        return "#b71c1c";
    case GWYTIP_UNSURE:
        return "#9a5b00";
    default:
        return "#455a64";
    }
}

gchar *tip_words_state(const gchar *name)
{
    return g_strdelimit(g_strdup(name), "_", ' ');
}

gchar *tip_words_sentence(const gchar *message)
{
    gchar *sentence = g_str_has_suffix(message, ".") ? g_strdup(message) : g_strconcat(message, ".", NULL);
    sentence[0] = g_ascii_toupper(sentence[0]);
    return sentence;
}

gchar *tip_words_number(gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(text, sizeof(text), "%.2f", value));
}

gchar *tip_words_exact(gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(text, sizeof(text), "%.9g", value));
}

gchar *tip_words_comparison(const gwytip_comparison *comparison, const gchar *name)
{
    GString *text = g_string_new(NULL);
    gchar *score = tip_words_number(comparison->score);
    if (comparison->likeness == GWYTIP_AS_SHARP)
        g_string_printf(text, "as sharp as %s (%s)", name, score);
    else if (comparison->likeness == GWYTIP_LESS_SHARP)
        g_string_printf(text, "less sharp than %s (%s)", name, score);
    else
        g_string_printf(text, "cannot be compared with %s", name);
    if (*comparison->differences)
        g_string_append_printf(text, ": %s", comparison->differences);
    if (*comparison->warning)
        g_string_append_printf(text, "; %s", comparison->warning);
    g_free(score);
    return g_string_free(text, FALSE);
}

static void append_state(GString *text, const gwytip_state_report *state)
{
    gchar *name = tip_words_state(state->name), *confidence = tip_words_number(state->confidence);
    g_string_append_printf(text, "%s %s, %d of %d votes", name, confidence, state->votes, state->voters);
    g_free(confidence);
    g_free(name);
}

/* Where the votes are too few: what came closest. */
static void append_closest(GString *text, const TipJudgement *judgement)
{
    const gwytip_state_report *closest = NULL;
    for (gint i = 0; i < judgement->report.state_count; i++) {
        const gwytip_state_report *state = judgement->states + i;
        if (!closest || state->votes > closest->votes ||
            (state->votes == closest->votes && state->confidence > closest->confidence))
            closest = state;
    }
    if (closest) {
        g_string_append(text, "no state has more than half of the votes; closest is ");
        append_state(text, closest);
    }
}

gchar *tip_words_reason(const TipJudgement *judgement)
{
    const gwytip_report *report = &judgement->report;
    GString *text = g_string_new(judgement->verdict);
    gint reasons = 0;
    g_string_append(text, ": ");
    for (gint i = 0; i < report->state_count; i++) {
        if (!tip_state_is_reason(judgement->states + i, report->verdict))
            continue;
        g_string_append(text, reasons++ ? "; " : "");
        append_state(text, judgement->states + i);
    }
    if (report->verdict == GWYTIP_UNKNOWN_SURFACE && g_str_equal(report->surface, "any"))
        g_string_append(text, "it does not look like a scan that can be judged");
    else if (report->verdict == GWYTIP_UNKNOWN_SURFACE)
        g_string_append_printf(text, "it does not look like %s", report->surface);
    else if (reasons == 0)
        append_closest(text, judgement);
    return g_string_free(text, FALSE);
}

gchar *tip_words_change(const TipJudgement *judgement, const gwytip_field *field)
{
    gint row = judgement->report.tip_change_line;
    if (row < 0)
        return NULL;
    GString *text = g_string_new(NULL);
    g_string_printf(text, "between rows %d and %d from the top: ", row, row + 1);
    if (field->direction == GWYTIP_DIRECTION_UP)
        g_string_append_printf(text, "rows %d to %d were measured before it, rows 1 to %d after it", row + 1,
                               field->lines, row);
    else if (field->direction == GWYTIP_DIRECTION_DOWN)
        g_string_append_printf(text, "rows 1 to %d were measured before it, rows %d to %d after it", row,
                               row + 1, field->lines);
    else
        g_string_append(text, "the file does not tell which of them was measured first");
    return g_string_free(text, FALSE);
}
