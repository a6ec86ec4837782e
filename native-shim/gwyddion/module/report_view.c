/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_view.h"

#include "state_table.h"
#include "words.h"

#define TEXT_WIDTH 560 /* pixels, where sentences wrap */

static GtkWidget *add_label(GtkBox *box, const gchar *name)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_widget_set_name(label, name);
    gtk_misc_set_alignment(GTK_MISC(label), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
    gtk_widget_set_size_request(label, TEXT_WIDTH, -1);
    gtk_box_pack_start(box, label, FALSE, FALSE, 2);
    return label;
}

void tip_report_view_init(TipReportView *view, GtkBox *box)
{
    view->verdict = add_label(box, "gwytip-verdict");
    view->sentence = add_label(box, "gwytip-sentence");
    /* An error's text is worth copying; the focus stays with the buttons. */
    gtk_label_set_selectable(GTK_LABEL(view->sentence), TRUE);
    gtk_widget_set_can_focus(view->sentence, FALSE);
    view->state = add_label(box, "gwytip-state");
    view->states = gtk_alignment_new(0.0f, 0.0f, 0.0f, 0.0f);
    gtk_box_pack_start(box, view->states, FALSE, FALSE, 8);
    view->footer = add_label(box, "gwytip-footer");
}

static void set_verdict(TipReportView *view, const gchar *colour, const gchar *words)
{
    gchar *markup = g_markup_printf_escaped(
        "<span size=\"xx-large\" weight=\"bold\" foreground=\"%s\">%s</span>", colour, words);
    gtk_label_set_markup(GTK_LABEL(view->verdict), markup);
    g_free(markup);
}

static void set_sentence(TipReportView *view, const gwytip_report *report)
{
    GString *sentence = g_string_new(tip_words_advice(report->verdict));
    if (report->tip_change_line >= 0)
        g_string_append_printf(sentence, " The tip changed at row %d from the top.",
                               report->tip_change_line + 1);
    gtk_label_set_text(GTK_LABEL(view->sentence), sentence->str);
    g_string_free(sentence, TRUE);
}

static void set_state(TipReportView *view, const gwytip_report *report)
{
    gchar confidence[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(confidence, sizeof(confidence), "%.2f", report->confidence);
    gchar *state = tip_words_state(report->state);
    gchar *markup = g_markup_printf_escaped("Confidence <b>%s</b>, most likely state <b>%s</b>, on %s",
                                            confidence, state, report->surface);
    gtk_label_set_markup(GTK_LABEL(view->state), markup);
    g_free(markup);
    g_free(state);
}

static void set_footer(TipReportView *view, const TipJudgement *judgement)
{
    gchar seconds[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(seconds, sizeof(seconds), "%.2f", judgement->seconds);
    gchar *text = g_strdup_printf("Computed in %s s on %s.", seconds, judgement->report.provider);
    gtk_label_set_text(GTK_LABEL(view->footer), text);
    g_free(text);
}

static void set_states(TipReportView *view, const TipJudgement *judgement)
{
    GtkWidget *table = gtk_bin_get_child(GTK_BIN(view->states));
    if (table)
        gtk_widget_destroy(table);
    if (judgement)
        gtk_container_add(GTK_CONTAINER(view->states), tip_state_table_new(judgement));
    gtk_widget_show_all(view->states);
}

void tip_report_view_show(TipReportView *view, const TipJudgement *judgement)
{
    gint verdict = judgement->report.verdict;
    set_verdict(view, tip_words_colour(verdict), tip_words_verdict(verdict));
    set_sentence(view, &judgement->report);
    set_state(view, &judgement->report);
    set_states(view, judgement);
    set_footer(view, judgement);
}

void tip_report_view_show_error(TipReportView *view, const GError *error)
{
    gchar *sentence = tip_words_sentence(error->message);
    set_verdict(view, tip_words_colour(GWYTIP_UNKNOWN_SURFACE), "No verdict");
    gtk_label_set_text(GTK_LABEL(view->sentence), sentence);
    gtk_label_set_text(GTK_LABEL(view->state), "");
    set_states(view, NULL);
    gtk_label_set_text(GTK_LABEL(view->footer), "");
    g_free(sentence);
}
