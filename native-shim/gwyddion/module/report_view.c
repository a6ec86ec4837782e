/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_view.h"

#include "text.h"
#include "words.h"

void tip_report_view_init(TipReportView *view, GtkBox *box, TipArgs *args, void (*edited)(gpointer),
                          gpointer user_data)
{
    view->args = args;
    view->verdict = tip_text_add(box, "gwytip-verdict");
    view->reason = tip_text_add(box, "gwytip-reason");
    view->sentence = tip_text_add(box, "gwytip-sentence");
    view->state = tip_text_add(box, "gwytip-state");
    gtk_box_pack_start(box, tip_view_init(&view->tip), FALSE, FALSE, 2);
    view->notes = tip_text_add(box, "gwytip-notes");
    tip_state_table_init(&view->states, args, edited, user_data);
    gtk_box_pack_start(box, view->states.widget, FALSE, FALSE, 8);
    view->footer = tip_text_add(box, "gwytip-footer");
}

static void set_verdict(TipReportView *view, const gchar *colour, const gchar *words)
{
    gchar *markup = g_markup_printf_escaped(
        "<span size=\"xx-large\" weight=\"bold\" foreground=\"%s\">%s</span>", colour, words);
    gtk_label_set_markup(GTK_LABEL(view->verdict), markup);
    g_free(markup);
}

static void set_sentence(TipReportView *view)
{
    GString *sentence = g_string_new(tip_words_advice(view->args->judgement.report.verdict));
    gchar *change = tip_words_change(&view->args->judgement, &view->args->scan.field);
    if (change)
        g_string_append_printf(sentence, " The tip changed %s.", change);
    gtk_label_set_text(GTK_LABEL(view->sentence), sentence->str);
    g_free(change);
    g_string_free(sentence, TRUE);
}

static void set_state(TipReportView *view)
{
    const gwytip_report *report = &view->args->judgement.report;
    gchar *confidence = tip_words_number(report->confidence), *state = tip_words_state(report->state);
    gchar *markup = g_markup_printf_escaped("Confidence <b>%s</b>, most likely state <b>%s</b>, on %s",
                                            confidence, state, report->surface);
    gtk_label_set_markup(GTK_LABEL(view->state), markup);
    g_free(markup);
    g_free(state);
    g_free(confidence);
}

/* What the verdict rests on where that is not all of a topograph, and what did not judge it; hidden where there is
 * nothing to say. */
static void set_notes(TipReportView *view)
{
    const TipArgs *args = view->args;
    GString *notes = g_string_new(NULL);
    GError *other = NULL;
    if (args->judged && *args->judgement.left_out)
        g_string_append_printf(notes, "Left out, hatched in the picture: %s.", args->judgement.left_out);
    if (!tip_engine_check_channel(args->title, args->unit, &other) && args->judged)
        g_string_append_printf(notes, "%s%s: do not rely on the verdict.", notes->len ? " " : "",
                               other->message);
    gchar *broken =
        args->judged ? tip_engine_left_out(gwy_params_get_enum(args->params, PARAM_PROVIDER)) : NULL;
    if (broken && *broken)
        g_string_append_printf(notes, "%sBundles left out: %s.", notes->len ? " " : "", broken);
    g_free(broken);
    gtk_label_set_text(GTK_LABEL(view->notes), notes->str);
    if (notes->len)
        gtk_widget_show(view->notes);
    else
        gtk_widget_hide(view->notes);
    gtk_widget_set_no_show_all(view->notes, TRUE);
    g_clear_error(&other);
    g_string_free(notes, TRUE);
}

static void set_footer(TipReportView *view)
{
    gchar *seconds = tip_words_number(view->args->judgement.seconds);
    gchar *text = g_strdup_printf("Computed in %s s on %s.", seconds, view->args->judgement.report.provider);
    gtk_label_set_text(GTK_LABEL(view->footer), text);
    g_free(text);
    g_free(seconds);
}

static void show_judgement(TipReportView *view)
{
    gint verdict = view->args->judgement.report.verdict;
    gchar *reason = tip_words_reason(&view->args->judgement), *markup;
    markup = g_markup_printf_escaped("<b>%s</b>", reason);
    set_verdict(view, tip_words_colour(verdict), tip_words_verdict(verdict));
    gtk_label_set_markup(GTK_LABEL(view->reason), markup);
    set_sentence(view);
    set_state(view);
    set_footer(view);
    g_free(markup);
    g_free(reason);
}

static void show_error(TipReportView *view)
{
    gchar *sentence = tip_words_sentence(view->args->error->message);
    set_verdict(view, tip_words_colour(GWYTIP_UNKNOWN_SURFACE), "No verdict");
    gtk_label_set_text(GTK_LABEL(view->reason), "");
    gtk_label_set_text(GTK_LABEL(view->sentence), sentence);
    gtk_label_set_text(GTK_LABEL(view->state), "");
    gtk_label_set_text(GTK_LABEL(view->footer), "");
    g_free(sentence);
}

void tip_report_view_show(TipReportView *view)
{
    if (view->args->judged)
        show_judgement(view);
    else
        show_error(view);
    tip_view_show(&view->tip, view->args->judged ? &view->args->judgement : NULL);
    set_notes(view);
    tip_state_table_show(&view->states);
}

void tip_report_view_clear(TipReportView *view)
{
    tip_state_table_clear(&view->states);
}
