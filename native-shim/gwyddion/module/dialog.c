/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog.h"

#include "comparison.h"
#include "correction.h"
#include "help.h"
#include "preview.h"
#include "report.h"
#include "report_view.h"
#include "surface_choice.h"
#include "words.h"

typedef struct {
    TipArgs *args;
    GwyDialog *dialog;
    GwyParamTable *choices; /* what the ensemble is asked */
    GwyParamTable *shown;   /* over the preview, and what is left in the file */
    GwyParamTable *export;
    TipSurfaceChoice surface;
    TipPreview preview;
    TipReportView report;
    TipComparison comparison;
    TipCorrection correction;
} TipDialog;

static void show_overlay(TipDialog *gui)
{
    GwyParams *params = gui->args->params;
    GError *error = NULL;
    gboolean wanted = gwy_params_get_boolean(params, PARAM_SHOW_MAP);
    GwyDataField *map = wanted ? tip_args_map(gui->args, &error) : NULL;
    gchar *state = map ? tip_words_state(gui->args->map_state) : NULL;
    gchar *caption = map     ? g_strdup_printf("Yellow to red: where the networks find %s.", state)
                     : error ? tip_words_sentence(error->message)
                             : g_strdup("");
    tip_preview_overlay(&gui->preview, map, caption, gwy_params_get_boolean(params, PARAM_SHOW_CHANGE));
    g_free(caption);
    g_free(state);
    g_clear_error(&error);
}

static void show_outcome(TipDialog *gui)
{
    GwyResults *results = gui->args->judged ? tip_report_new(gui->args) : NULL;
    tip_report_view_show(&gui->report);
    tip_correction_show(&gui->correction);
    show_overlay(gui);
    if (results)
        gwy_param_table_report_set_results(gui->export, PARAM_REPORT_STYLE, results);
    gwy_param_table_set_sensitive(gui->export, PARAM_REPORT_STYLE, results != NULL);
    g_clear_object(&results);
}

static void preview(gpointer user_data)
{
    TipDialog *gui = user_data;
    tip_args_execute(gui->args);
    tip_comparison_make(&gui->comparison);
    tip_preview_hatch(&gui->preview);
    show_outcome(gui);
    gwy_dialog_have_result(gui->dialog);
}

static void threshold_edited(gpointer user_data)
{
    TipDialog *gui = user_data;
    tip_args_decide(gui->args);
    show_outcome(gui);
}

static void compared(gpointer user_data)
{
    show_outcome(user_data);
}

static void choice_changed(TipDialog *gui, G_GNUC_UNUSED gint id)
{
    tip_surface_choice_show(&gui->surface, gwy_params_get_string(gui->args->params, PARAM_SURFACE));
    gwy_dialog_invalidate(gui->dialog);
}

/* Gwyddion resets the rows that it made itself; the surface, the scan to compare with and the thresholds are ours. */
static void responded(TipDialog *gui, gint response)
{
    if (response != GWY_RESPONSE_RESET)
        return;
    gwy_params_reset(gui->args->params, PARAM_THRESHOLDS);
    tip_surface_choice_show(&gui->surface, TIP_SURFACE_AUTO);
    tip_comparison_reset(&gui->comparison);
    threshold_edited(gui);
}

/* Only once the table has its rows. */
static void add_table(TipDialog *gui, GwyParamTable *table, GtkWidget *box)
{
    gwy_dialog_add_param_table(gui->dialog, table);
    gtk_box_pack_start(GTK_BOX(box), gwy_param_table_widget(table), FALSE, FALSE, 0);
}

static void build_left(TipDialog *gui, GtkWidget *box)
{
    gtk_box_pack_start(GTK_BOX(box), tip_preview_init(&gui->preview, gui->args), FALSE, FALSE, 0);
    gui->shown = gwy_param_table_new(gui->args->params);
    gwy_param_table_append_header(gui->shown, -1, "Show over the Scan");
    gwy_param_table_append_checkbox(gui->shown, PARAM_SHOW_MAP);
    gwy_param_table_append_checkbox(gui->shown, PARAM_SHOW_CHANGE);
    gwy_param_table_append_header(gui->shown, -1, "Leave in the File");
    gwy_param_table_append_checkbox(gui->shown, PARAM_MARK_CHANGE);
    gwy_param_table_append_checkbox(gui->shown, PARAM_KEEP_MAP);
    add_table(gui, gui->shown, box);
}

static void build_right(TipDialog *gui, GtkWidget *box)
{
    gui->choices = gwy_param_table_new(gui->args->params);
    tip_surface_choice_init(&gui->surface, gui->choices, gui->args->params);
    gwy_param_table_append_combo(gui->choices, PARAM_PROVIDER);
    add_table(gui, gui->choices, box);
    tip_report_view_init(&gui->report, GTK_BOX(box), gui->args, threshold_edited, gui);
    tip_comparison_init(&gui->comparison, GTK_BOX(box), gui->args, compared, gui);
    tip_correction_init(&gui->correction, GTK_BOX(box), gui->args);
    gui->export = gwy_param_table_new(gui->args->params);
    gwy_param_table_append_report(gui->export, PARAM_REPORT_STYLE);
    add_table(gui, gui->export, box);
}

static void build(TipDialog *gui)
{
    GtkWidget *row = gtk_hbox_new(FALSE, 16), *left = gtk_vbox_new(FALSE, 6), *right = gtk_vbox_new(FALSE, 6);
    tip_help_add(GTK_DIALOG(gui->dialog));
    gwy_dialog_add_buttons(gui->dialog, GWY_RESPONSE_RESET, GTK_RESPONSE_CANCEL, GTK_RESPONSE_OK, 0);
    gtk_container_set_border_width(GTK_CONTAINER(row), 6);
    gtk_box_pack_start(GTK_BOX(row), left, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), right, TRUE, TRUE, 0);
    gwy_dialog_add_content(gui->dialog, row, TRUE, TRUE, 0);
    build_left(gui, left);
    build_right(gui, right);
    g_signal_connect_swapped(gui->choices, "param-changed", G_CALLBACK(choice_changed), gui);
    g_signal_connect_swapped(gui->shown, "param-changed", G_CALLBACK(show_overlay), gui);
    g_signal_connect_swapped(gui->dialog, "response", G_CALLBACK(responded), gui);
}

GwyDialogOutcome tip_dialog_run(TipArgs *args)
{
    TipDialog gui = {.args = args, .dialog = GWY_DIALOG(gwy_dialog_new("Tip State"))};
    build(&gui);
    gwy_dialog_set_preview_func(gui.dialog, GWY_PREVIEW_IMMEDIATE, preview, &gui, NULL);
    GwyDialogOutcome outcome = gwy_dialog_run(gui.dialog);
    tip_correction_clear(&gui.correction);
    tip_report_view_clear(&gui.report);
    tip_surface_choice_clear(&gui.surface);
    tip_preview_clear(&gui.preview);
    return outcome;
}
