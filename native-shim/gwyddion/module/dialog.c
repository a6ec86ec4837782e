/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog.h"

#include <app/gwymoduleutils.h>
#include "state_table.h"
#include "surface_choice.h"
#include "words.h"

#define PREVIEW_SIZE 320
#define TEXT_WIDTH 480 /* pixels, where sentences wrap */

typedef struct {
    TipArgs *args;
    GwyDialog *dialog;
    GwyParamTable *params;
    TipSurfaceChoice surface;
    GtkWidget *verdict;
    GtkWidget *sentence;
    GtkWidget *state;
    GtkWidget *states; /* holds the table, made anew for every judgement */
    GtkWidget *footer;
} TipDialog;

static GtkWidget *add_label(GtkWidget *box, const gchar *name)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_widget_set_name(label, name);
    gtk_misc_set_alignment(GTK_MISC(label), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
    gtk_widget_set_size_request(label, TEXT_WIDTH, -1);
    gtk_box_pack_start(GTK_BOX(box), label, FALSE, FALSE, 2);
    return label;
}

static void set_verdict(TipDialog *gui, const gchar *colour, const gchar *words)
{
    gchar *markup = g_markup_printf_escaped(
        "<span size=\"xx-large\" weight=\"bold\" foreground=\"%s\">%s</span>", colour, words);
    gtk_label_set_markup(GTK_LABEL(gui->verdict), markup);
    g_free(markup);
}

static void clear_states(TipDialog *gui)
{
    GtkWidget *table = gtk_bin_get_child(GTK_BIN(gui->states));
    if (table)
        gtk_widget_destroy(table);
}

static void show_judgement(TipDialog *gui, const TipJudgement *judgement)
{
    const gwytip_report *report = &judgement->report;
    gchar confidence[G_ASCII_DTOSTR_BUF_SIZE], seconds[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(confidence, sizeof(confidence), "%.2f", report->confidence);
    g_ascii_formatd(seconds, sizeof(seconds), "%.2f", judgement->seconds);

    set_verdict(gui, tip_words_colour(report->verdict), tip_words_verdict(report->verdict));
    GString *sentence = g_string_new(tip_words_advice(report->verdict));
    if (report->tip_change_line >= 0)
        g_string_append_printf(sentence, " The tip changed at row %d from the top.",
                               report->tip_change_line + 1);
    gtk_label_set_text(GTK_LABEL(gui->sentence), sentence->str);
    g_string_free(sentence, TRUE);

    gchar *state = tip_words_state(report->state);
    gchar *line = g_markup_printf_escaped("Confidence <b>%s</b>, most likely state <b>%s</b>, on %s",
                                          confidence, state, report->surface);
    gtk_label_set_markup(GTK_LABEL(gui->state), line);
    g_free(line);
    g_free(state);

    gtk_container_add(GTK_CONTAINER(gui->states), tip_state_table_new(judgement));
    line = g_strdup_printf("Computed in %s s by %s.", seconds, report->provider);
    gtk_label_set_text(GTK_LABEL(gui->footer), line);
    g_free(line);
}

static void show_error(TipDialog *gui, const GError *error)
{
    set_verdict(gui, "#455a64", "No verdict");
    gtk_label_set_text(GTK_LABEL(gui->sentence), error->message);
    gtk_label_set_text(GTK_LABEL(gui->state), "");
    gtk_label_set_text(GTK_LABEL(gui->footer), "");
}

static void preview(gpointer user_data)
{
    TipDialog *gui = user_data;
    tip_args_execute(gui->args);
    clear_states(gui);
    if (gui->args->judged)
        show_judgement(gui, &gui->args->judgement);
    else
        show_error(gui, gui->args->error);
    gtk_widget_show_all(gui->states);
    gwy_dialog_have_result(gui->dialog);
}

static void param_changed(TipDialog *gui, G_GNUC_UNUSED gint id)
{
    tip_surface_choice_show(&gui->surface, gwy_params_get_string(gui->args->params, PARAM_SURFACE));
    gwy_dialog_invalidate(gui->dialog);
}

/* Gwyddion resets the rows that it made itself; the surface choice is ours. */
static void responded(TipDialog *gui, gint response)
{
    if (response == GWY_RESPONSE_RESET)
        tip_surface_choice_show(&gui->surface, TIP_SURFACE_AUTO);
}

static GwyContainer *preview_data(const TipArgs *args)
{
    GwyContainer *data = gwy_container_new();
    gwy_container_set_object(data, gwy_app_get_data_key_for_id(0),
                             gwy_container_get_object(args->data, gwy_app_get_data_key_for_id(args->id)));
    gwy_app_sync_data_items(args->data, data, args->id, 0, FALSE, GWY_DATA_ITEM_GRADIENT, GWY_DATA_ITEM_RANGE,
                            GWY_DATA_ITEM_RANGE_TYPE, GWY_DATA_ITEM_REAL_SQUARE, 0);
    return data;
}

static void build(TipDialog *gui, GwyContainer *data)
{
    gwy_dialog_add_buttons(gui->dialog, GWY_RESPONSE_RESET, GTK_RESPONSE_CANCEL, GTK_RESPONSE_OK, 0);
    GtkWidget *view = gwy_create_preview(data, 0, PREVIEW_SIZE, FALSE);
    GtkWidget *hbox = gwy_create_dialog_preview_hbox(GTK_DIALOG(gui->dialog), GWY_DATA_VIEW(view), FALSE);
    GtkWidget *box = gtk_vbox_new(FALSE, 0);
    gtk_box_pack_start(GTK_BOX(hbox), box, TRUE, TRUE, 4);

    gui->params = gwy_param_table_new(gui->args->params);
    tip_surface_choice_init(&gui->surface, gui->params, gui->args->params);
    gtk_box_pack_start(GTK_BOX(box), gwy_param_table_widget(gui->params), FALSE, FALSE, 0);
    gwy_dialog_add_param_table(gui->dialog, gui->params);

    gui->verdict = add_label(box, "gwytip-verdict");
    gui->sentence = add_label(box, "gwytip-sentence");
    gtk_label_set_selectable(GTK_LABEL(gui->sentence), TRUE);
    gtk_widget_set_can_focus(gui->sentence, FALSE);
    gui->state = add_label(box, "gwytip-state");
    gui->states = gtk_alignment_new(0.0f, 0.0f, 0.0f, 0.0f);
    gtk_box_pack_start(GTK_BOX(box), gui->states, FALSE, FALSE, 8);
    gui->footer = add_label(box, "gwytip-footer");
}

GwyDialogOutcome tip_dialog_run(TipArgs *args)
{
    TipDialog gui = {.args = args, .dialog = GWY_DIALOG(gwy_dialog_new("Tip State"))};
    GwyContainer *data = preview_data(args);
    build(&gui, data);
    g_signal_connect_swapped(gui.params, "param-changed", G_CALLBACK(param_changed), &gui);
    g_signal_connect_swapped(gui.dialog, "response", G_CALLBACK(responded), &gui);
    gwy_dialog_set_preview_func(gui.dialog, GWY_PREVIEW_IMMEDIATE, preview, &gui, NULL);
    GwyDialogOutcome outcome = gwy_dialog_run(gui.dialog);
    tip_surface_choice_clear(&gui.surface);
    g_object_unref(data);
    return outcome;
}
