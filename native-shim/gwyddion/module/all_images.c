/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "all_images.h"

#include <app/gwymoduleutils.h>
#include "help.h"
#include "image_csv.h"
#include "image_table.h"
#include "surface_choice.h"

#define WIDTH 1180
#define HEIGHT 340

enum { RESPONSE_SAVE = 1000 };

typedef struct {
    GPtrArray *images;
    GwyParams *params;
    GwyDialog *dialog;
    GwyParamTable *choices;
    TipSurfaceChoice surface;
    TipImageTable table;
    GtkWidget *summary;
    gchar *judged_surface; /* what the images were judged by; NULL: not all of them were */
    gint judged_provider;
    gboolean stale; /* they are to be judged by something else */
} TipAllDialog;

static gint count(const GPtrArray *images, gint verdict)
{
    gint found = 0;
    for (guint i = 0; i < images->len; i++) {
        const TipArgs *args = &((const TipImage *)g_ptr_array_index(images, i))->args;
        found += verdict < 0 ? !args->judged : args->judged && args->judgement.report.verdict == verdict;
    }
    return found;
}

static void show_outcomes(TipAllDialog *gui)
{
    gchar *text =
        g_strdup_printf("%u images: %d good, %d bad, %d unsure, %d of an unknown surface, %d without a "
                        "verdict. OK writes the verdicts into the images' metadata.",
                        gui->images->len, count(gui->images, GWYTIP_GOOD), count(gui->images, GWYTIP_BAD),
                        count(gui->images, GWYTIP_UNSURE), count(gui->images, GWYTIP_UNKNOWN_SURFACE),
                        count(gui->images, -1));
    gtk_label_set_text(GTK_LABEL(gui->summary), text);
    g_free(text);
    tip_image_table_refresh(&gui->table);
}

static void note_judged(TipAllDialog *gui, gboolean all)
{
    g_free(gui->judged_surface);
    gui->judged_surface = all ? g_strdup(gwy_params_get_string(gui->params, PARAM_SURFACE)) : NULL;
    gui->judged_provider = gwy_params_get_enum(gui->params, PARAM_PROVIDER);
}

/* From an idle callback: the progress has a main loop of its own. */
static gboolean judge_again(gpointer user_data)
{
    TipAllDialog *gui = user_data;
    gui->stale = FALSE;
    note_judged(gui, tip_images_judge(gui->images, GTK_WINDOW(gui->dialog)));
    show_outcomes(gui);
    return G_SOURCE_REMOVE;
}

static void choice_changed(TipAllDialog *gui, gint id)
{
    tip_surface_choice_show(&gui->surface, gwy_params_get_string(gui->params, PARAM_SURFACE));
    /* Gwyddion tells of all parameters at once when the dialog opens, and after Reset. */
    gboolean same = g_strcmp0(gui->judged_surface, gwy_params_get_string(gui->params, PARAM_SURFACE)) == 0 &&
                    gui->judged_provider == gwy_params_get_enum(gui->params, PARAM_PROVIDER);
    if (gui->stale || same || id == PARAM_MARK_CHANGE || id == PARAM_KEEP_MAP)
        return;
    gui->stale = TRUE;
    g_idle_add(judge_again, gui);
}

static void responded(TipAllDialog *gui, gint response)
{
    if (response == GWY_RESPONSE_RESET)
        tip_surface_choice_show(&gui->surface, TIP_SURFACE_AUTO);
    if (response != RESPONSE_SAVE)
        return;
    GString *csv = tip_image_csv(gui->images);
    gwy_save_auxiliary_data("Save Table as CSV", GTK_WINDOW(gui->dialog), csv->len, csv->str);
    g_string_free(csv, TRUE);
}

static void build_choices(TipAllDialog *gui)
{
    gui->choices = gwy_param_table_new(gui->params);
    tip_surface_choice_init(&gui->surface, gui->choices, gui->params);
    gwy_param_table_append_combo(gui->choices, PARAM_PROVIDER);
    gwy_param_table_append_checkbox(gui->choices, PARAM_MARK_CHANGE);
    gwy_param_table_append_checkbox(gui->choices, PARAM_KEEP_MAP);
    gwy_dialog_add_param_table(gui->dialog, gui->choices);
    gwy_dialog_add_content(gui->dialog, gwy_param_table_widget(gui->choices), FALSE, FALSE, 4);
    g_signal_connect_swapped(gui->choices, "param-changed", G_CALLBACK(choice_changed), gui);
}

static void build(TipAllDialog *gui)
{
    GtkWidget *scrolled = gtk_scrolled_window_new(NULL, NULL);
    tip_help_add(GTK_DIALOG(gui->dialog));
    gtk_dialog_add_button(GTK_DIALOG(gui->dialog), "Sa_ve CSV...", RESPONSE_SAVE);
    gwy_dialog_add_buttons(gui->dialog, GWY_RESPONSE_RESET, GTK_RESPONSE_CANCEL, GTK_RESPONSE_OK, 0);
    build_choices(gui);
    gui->summary = gtk_label_new(NULL);
    gtk_widget_set_name(gui->summary, "gwytip-summary");
    gtk_misc_set_alignment(GTK_MISC(gui->summary), 0.0f, 0.5f);
    gwy_dialog_add_content(gui->dialog, gui->summary, FALSE, FALSE, 4);
    tip_image_table_init(&gui->table, gui->images);
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_shadow_type(GTK_SCROLLED_WINDOW(scrolled), GTK_SHADOW_IN);
    gtk_widget_set_size_request(scrolled, WIDTH, HEIGHT);
    gtk_container_add(GTK_CONTAINER(scrolled), gui->table.view);
    gwy_dialog_add_content(gui->dialog, scrolled, TRUE, TRUE, 4);
    g_signal_connect_swapped(gui->dialog, "response", G_CALLBACK(responded), gui);
    show_outcomes(gui);
}

static GwyDialogOutcome run_dialog(GPtrArray *images, GwyParams *params)
{
    TipAllDialog gui = {
        .images = images, .params = params, .dialog = GWY_DIALOG(gwy_dialog_new("Tip State of All Images"))};
    note_judged(&gui, TRUE);
    build(&gui);
    GwyDialogOutcome outcome = gwy_dialog_run(gui.dialog);
    while (g_idle_remove_by_data(&gui))
        ;
    g_free(gui.judged_surface);
    tip_surface_choice_clear(&gui.surface);
    tip_image_table_clear(&gui.table);
    gwy_params_save_to_settings(params);
    return outcome;
}

void tip_all_run(GwyParams *params, GwyRunType mode)
{
    GtkWidget *main_window = mode == GWY_RUN_INTERACTIVE ? gwy_app_main_window_get() : NULL;
    GtkWindow *window = main_window ? GTK_WINDOW(main_window) : NULL;
    GPtrArray *images = tip_images_new(params);
    if (images->len == 0 && mode == GWY_RUN_INTERACTIVE)
        tip_say(window, GTK_MESSAGE_INFO, TIP_NO_IMAGE);
    else if (tip_images_judge(images, window) &&
             (mode != GWY_RUN_INTERACTIVE || run_dialog(images, params) != GWY_DIALOG_CANCEL))
        tip_images_store(images, gwy_params_get_boolean(params, PARAM_KEEP_MAP) ? window : NULL);
    g_ptr_array_free(images, TRUE);
}
