/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog.h"

#include <app/gwymoduleutils.h>
#include "report_view.h"
#include "surface_choice.h"

#define PREVIEW_SIZE 320

typedef struct {
    TipArgs *args;
    GwyDialog *dialog;
    GwyParamTable *params;
    TipSurfaceChoice surface;
    TipReportView report;
} TipDialog;

static void preview(gpointer user_data)
{
    TipDialog *gui = user_data;
    tip_args_execute(gui->args);
    if (gui->args->judged)
        tip_report_view_show(&gui->report, &gui->args->judgement);
    else
        tip_report_view_show_error(&gui->report, gui->args->error);
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

/* The scan as its window shows it. */
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
    tip_report_view_init(&gui->report, GTK_BOX(box));
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
