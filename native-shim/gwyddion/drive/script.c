/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script.h"

#include <stdlib.h>
#include <string.h>
#include "outputs.h"
#include "widgets.h"
#include <app/gwyapp.h>

#define PRESENT                                                                                              \
    20 /* ticks between attempts to give the data window the focus, which makes its image current */

typedef struct {
    const gchar *first, *second; /* arguments, "" where there are none */
    const gchar *folder;
} Call;

typedef DriveResult (*Command)(const Call *call);

static GtkWidget *dialog = NULL;
static gint waited = 0; /* ticks that the present command has waited */

static DriveResult done_if(gboolean condition)
{
    return condition ? DRIVE_DONE : DRIVE_WAIT;
}

static DriveResult wait_for_data(G_GNUC_UNUSED const Call *call)
{
    if (waited % PRESENT == PRESENT - 1)
        drive_present_data_window();
    return done_if(drive_current_image(NULL) >= 0);
}

static gboolean activate(gpointer item)
{
    /* From an idle callback, because a dialog runs a main loop of its own in here. */
    gtk_menu_item_activate(GTK_MENU_ITEM(item));
    return G_SOURCE_REMOVE;
}

static DriveResult take_menu_item(const Call *call)
{
    GtkWidget *window = gwy_app_main_window_get();
    GtkWidget *item = window ? drive_find_menu_item(window, call->first) : NULL;
    if (!item || !gtk_widget_is_sensitive(item))
        return DRIVE_WAIT;
    g_idle_add(activate, item);
    return DRIVE_DONE;
}

static DriveResult wait_for_dialog(const Call *call)
{
    GtkWidget *found = drive_find_dialog(call->first);
    if (found)
        dialog = found;
    return done_if(found != NULL);
}

static DriveResult wait_until_gone(const Call *call)
{
    return done_if(!drive_find_dialog(call->first));
}

static DriveResult settle(const Call *call)
{
    return done_if(waited >= atoi(call->first));
}

static GtkWidget *need(GtkWidget *widget, const Call *call)
{
    if (widget)
        return widget;
    fprintf(stderr, "driver: there is no %s\n", call->first);
    exit(7);
}

static DriveResult choose(const Call *call)
{
    GtkWidget *combo = need(drive_find_named(dialog, call->first), call);
    if (!drive_choose(GTK_COMBO_BOX(combo), call->second))
        exit(7);
    return DRIVE_DONE;
}

static DriveResult set_number(const Call *call)
{
    GtkWidget *entry = need(drive_find_named(dialog, call->first), call);
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(entry), g_ascii_strtod(call->second, NULL));
    return DRIVE_DONE;
}

static gboolean click(gpointer button)
{
    gtk_button_clicked(GTK_BUTTON(button));
    return G_SOURCE_REMOVE;
}

static DriveResult press(const Call *call)
{
    g_idle_add(click, need(drive_find_button(dialog, call->first), call));
    return DRIVE_DONE;
}

static gboolean give_response(gpointer response)
{
    gtk_dialog_response(GTK_DIALOG(dialog), GPOINTER_TO_INT(response));
    return G_SOURCE_REMOVE;
}

static DriveResult respond(const Call *call)
{
    g_idle_add(give_response, GINT_TO_POINTER(atoi(call->first)));
    return DRIVE_DONE;
}

static DriveResult sort(const Call *call)
{
    GtkWidget *view = drive_find_named(dialog, "gwytip-images");
    gtk_tree_view_column_clicked(gtk_tree_view_get_column(GTK_TREE_VIEW(view), atoi(call->first)));
    return DRIVE_DONE;
}

static DriveResult name_file(const Call *call)
{
    gchar *path = g_build_filename(call->folder, call->first, NULL);
    gchar *name = g_path_get_basename(path), *place = g_path_get_dirname(path);
    gtk_file_chooser_set_current_folder(GTK_FILE_CHOOSER(dialog), place);
    gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), name);
    g_free(place);
    g_free(name);
    g_free(path);
    return DRIVE_DONE;
}

static DriveResult copy(const Call *call)
{
    gtk_button_clicked(GTK_BUTTON(need(drive_find_hinted(dialog, "Copy"), call)));
    gchar *text = gtk_clipboard_wait_for_text(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD));
    FILE *file = drive_open_output(call->folder, call->first);
    fputs(text ? text : "", file);
    fclose(file);
    g_free(text);
    return DRIVE_DONE;
}

static DriveResult labels(const Call *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_labels(dialog, file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult rows(const Call *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_rows(GTK_TREE_VIEW(drive_find_named(dialog, "gwytip-images")), file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult focus(const Call *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_focus(dialog, atoi(call->second), file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult shot(const Call *call)
{
    gchar *path = g_build_filename(call->folder, call->first, NULL);
    if (!drive_screenshot(dialog, path))
        exit(6);
    g_free(path);
    return DRIVE_DONE;
}

static DriveResult metadata(const Call *call)
{
    drive_write_metadata(call->folder, call->first, atoi(call->second));
    return DRIVE_DONE;
}

static DriveResult images(const Call *call)
{
    drive_write_images(call->folder, call->first);
    return DRIVE_DONE;
}

static DriveResult masked(const Call *call)
{
    drive_write_masked_rows(call->folder, call->first, atoi(call->second));
    return DRIVE_DONE;
}

static DriveResult undo(G_GNUC_UNUSED const Call *call)
{
    drive_undo();
    return DRIVE_DONE;
}

static DriveResult save(const Call *call)
{
    drive_save(call->folder, call->first);
    return DRIVE_DONE;
}

static DriveResult quit(G_GNUC_UNUSED const Call *call)
{
    gtk_main_quit();
    return DRIVE_QUIT;
}

static const struct {
    const gchar *word;
    Command command;
} commands[] = {
    {"data", wait_for_data},
    {"menu", take_menu_item},
    {"dialog", wait_for_dialog},
    {"gone", wait_until_gone},
    {"settle", settle},
    {"choose", choose},
    {"set", set_number},
    {"press", press},
    {"respond", respond},
    {"sort", sort},
    {"name", name_file},
    {"labels", labels},
    {"rows", rows},
    {"focus", focus},
    {"shot", shot},
    {"metadata", metadata},
    {"images", images},
    {"masked", masked},
    {"undo", undo},
    {"save", save},
    {"copy", copy},
    {"quit", quit},
};

DriveResult drive_do(const gchar *line, const gchar *folder)
{
    gchar **words = g_strsplit(line, "\t", 3);
    guint count = g_strv_length(words);
    Call call = {count > 1 ? words[1] : "", count > 2 ? words[2] : "", folder};
    DriveResult result = DRIVE_WAIT;
    guint i = 0;
    while (i < G_N_ELEMENTS(commands) && strcmp(commands[i].word, words[0]) != 0)
        i++;
    if (i == G_N_ELEMENTS(commands)) {
        fprintf(stderr, "driver: no command '%s'\n", line);
        exit(8);
    }
    result = commands[i].command(&call);
    waited = result == DRIVE_DONE ? 0 : waited + 1;
    g_strfreev(words);
    return result;
}
