/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test's hand on a real Gwyddion window. Where GWYTIP_DRIVE names a folder, this module waits for a data
 * window, takes the menu item "Tip State...", reads the dialog, answers it, and quits. It leaves in the
 * folder: labels.txt, dialog.png, metadata.txt, saved.gwy, and undone.txt (the metadata after one undo).
 * GWYTIP_DRIVE_SURFACE chooses a surface first, GWYTIP_DRIVE_ANSWER is "ok" or "cancel". A step that does not
 * come to pass within GIVE_UP ends Gwyddion with status 9. */
#include <stdio.h>
#include <stdlib.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "metadata_keys.h"
#include "widgets.h"

#define TICK 50  /* milliseconds */
#define SETTLE 6 /* ticks that a judged dialog gets to be drawn */
#define PRESENT                                                                                              \
    20 /* ticks between attempts to give the data window the focus, which makes its image current */
#define GIVE_UP 200 /* ticks */

typedef enum { WAIT_FOR_DATA, WAIT_FOR_DIALOG, SETTLING, ANSWERED } Step;

static Step step = WAIT_FOR_DATA;
static gint ticks = 0, settled = 0;

static gboolean module_register(void);

static GwyModuleInfo module_info = {
    GWY_MODULE_ABI_VERSION,
    &module_register,
    "Drives the Tip State dialog in tests.",
    "The GwyTip authors",
    "0.1.0",
    "The GwyTip authors",
    "2026",
};

GWY_MODULE_QUERY2(module_info, gwytip_drive)

static FILE *open_output(const gchar *name)
{
    gchar *path = g_build_filename(g_getenv("GWYTIP_DRIVE"), name, NULL);
    FILE *file = fopen(path, "w");
    g_free(path);
    if (!file)
        exit(8);
    return file;
}

static void write_entry(const gchar *name, const gchar *text, gpointer out)
{
    fprintf(out, "%s\t%s\n", name, text);
}

static void write_metadata(GwyContainer *data, gint id, const gchar *name)
{
    FILE *file = open_output(name);
    GwyContainer *meta = NULL;
    if (gwy_container_gis_object(data, gwy_app_get_data_meta_key_for_id(id), &meta))
        tip_metadata_foreach(meta, write_entry, file);
    fclose(file);
}

static gboolean activate(gpointer item)
{
    /* From an idle callback, because the dialog runs a main loop of its own in here. */
    gtk_menu_item_activate(GTK_MENU_ITEM(item));
    return G_SOURCE_REMOVE;
}

static void take_menu_item(void)
{
    GtkWidget *window = gwy_app_main_window_get();
    GtkWidget *item = window ? drive_find_menu_item(window, "Tip State...") : NULL;
    if (!item || !gtk_widget_is_sensitive(item))
        return;
    step = WAIT_FOR_DIALOG;
    g_idle_add(activate, item);
}

static void choose_surface(GtkWidget *dialog)
{
    const gchar *surface = g_getenv("GWYTIP_DRIVE_SURFACE");
    GtkWidget *combo = drive_find_named(dialog, "gwytip-surface");
    if (surface && (!combo || !drive_choose(GTK_COMBO_BOX(combo), surface)))
        exit(7);
    if (g_getenv("GWYTIP_DRIVE_RESET"))
        gtk_dialog_response(GTK_DIALOG(dialog), GWY_RESPONSE_RESET);
}

static void read_and_answer(GtkWidget *dialog)
{
    FILE *labels = open_output("labels.txt");
    drive_write_labels(dialog, labels);
    fclose(labels);
    gchar *path = g_build_filename(g_getenv("GWYTIP_DRIVE"), "dialog.png", NULL);
    if (!drive_screenshot(dialog, path))
        exit(6);
    g_free(path);
    step = ANSWERED;
    gboolean cancel = g_strcmp0(g_getenv("GWYTIP_DRIVE_ANSWER"), "cancel") == 0;
    gtk_dialog_response(GTK_DIALOG(dialog), cancel ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_OK);
}

static void save_and_quit(GwyContainer *data, gint id)
{
    gchar *path = g_build_filename(g_getenv("GWYTIP_DRIVE"), "saved.gwy", NULL);
    write_metadata(data, id, "metadata.txt");
    if (!gwy_file_save(data, path, GWY_RUN_NONINTERACTIVE, NULL))
        exit(5);
    g_free(path);
    if (gwy_undo_container_has_undo(data))
        gwy_undo_undo_container(data);
    write_metadata(data, id, "undone.txt");
    gtk_main_quit();
}

static gboolean tick(G_GNUC_UNUSED gpointer user_data)
{
    GwyContainer *data = NULL;
    gint id = -1;
    gwy_app_data_browser_get_current(GWY_APP_CONTAINER, &data, GWY_APP_DATA_FIELD_ID, &id, 0);
    GtkWidget *dialog = drive_find_dialog("Tip State");
    if (++ticks > GIVE_UP) {
        fprintf(stderr, "gwytip-drive gave up in step %d\n", step);
        exit(9);
    }
    if (step == WAIT_FOR_DATA && data && id >= 0)
        take_menu_item();
    else if (step == WAIT_FOR_DATA && ticks % PRESENT == 0)
        drive_present_data_window();
    else if (step == WAIT_FOR_DIALOG && dialog) {
        choose_surface(dialog);
        step = SETTLING;
    } else if (step == SETTLING && dialog && ++settled > SETTLE)
        read_and_answer(dialog);
    else if (step == ANSWERED && !dialog && data) {
        save_and_quit(data, id);
        return G_SOURCE_REMOVE;
    }
    return G_SOURCE_CONTINUE;
}

static void do_nothing(G_GNUC_UNUSED GwyContainer *data, G_GNUC_UNUSED GwyRunType mode,
                       G_GNUC_UNUSED const gchar *name)
{
}

static gboolean module_register(void)
{
    const gchar *folder = g_getenv("GWYTIP_DRIVE");
    if (folder && *folder)
        g_timeout_add(TICK, tick, NULL);
    /* Gwyddion unloads a module that registers nothing. */
    return gwy_process_func_register("gwytip_drive", do_nothing, "/_Tip State Driver", NULL,
                                     GWY_RUN_IMMEDIATE, 0, "Drives the Tip State dialog in tests");
}
