/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include <stdlib.h>
#include "outputs.h"
#include "widgets.h"

/* Ticks between attempts to give the data window the focus, which makes its image current. */
#define PRESENT 20

/* Ticks for which a selected image has to be the current one: windows that are still coming up take the focus. */
#define SELECTED 10

static DriveResult done_if(gboolean condition)
{
    return condition ? DRIVE_DONE : DRIVE_WAIT;
}

static DriveResult wait_for_data(G_GNUC_UNUSED DriveCall *call)
{
    if (call->waited % PRESENT == PRESENT - 1)
        drive_present_data_window();
    return done_if(drive_current_image(NULL) >= 0);
}

static DriveResult select_file(DriveCall *call)
{
    GwyContainer *wanted = drive_find_file(call->first), *current = NULL;
    if (wanted)
        gwy_app_data_browser_select_data_field(wanted, 0);
    return done_if(wanted && drive_current_image(&current) == 0 && current == wanted &&
                   call->waited >= SELECTED);
}

static gboolean activate(gpointer item)
{
    /* From an idle callback, because a dialog runs a main loop of its own in here. */
    gtk_menu_item_activate(GTK_MENU_ITEM(item));
    return G_SOURCE_REMOVE;
}

static DriveResult take_menu_item(DriveCall *call)
{
    GtkWidget *window = gwy_app_main_window_get();
    GtkWidget *item = window ? drive_find_menu_item(window, call->first) : NULL;
    if (!item || !gtk_widget_is_sensitive(item))
        return DRIVE_WAIT;
    g_idle_add(activate, item);
    return DRIVE_DONE;
}

static DriveResult wait_for_dialog(DriveCall *call)
{
    GtkWidget *found = drive_find_dialog(call->first);
    if (found)
        call->dialog = found;
    return done_if(found != NULL);
}

static DriveResult wait_until_gone(DriveCall *call)
{
    return done_if(!drive_find_dialog(call->first));
}

static DriveResult settle(DriveCall *call)
{
    return done_if(call->waited >= atoi(call->first));
}

GtkWidget *drive_need(GtkWidget *widget, const DriveCall *call)
{
    if (widget)
        return widget;
    fprintf(stderr, "driver: there is no %s\n", call->first);
    exit(7);
}

static DriveResult wait_until_said(DriveCall *call)
{
    GtkWidget *label = drive_need(drive_find_named(call->dialog, call->first), call);
    return done_if(g_str_has_prefix(gtk_label_get_text(GTK_LABEL(label)), call->second));
}

static DriveResult choose(DriveCall *call)
{
    GtkWidget *combo = drive_need(drive_find_named(call->dialog, call->first), call);
    if (!drive_choose(GTK_COMBO_BOX(combo), call->second))
        exit(7);
    return DRIVE_DONE;
}

static DriveResult hold_against(DriveCall *call)
{
    GtkWidget *chooser = drive_need(drive_find_named(call->dialog, "gwytip-reference"), call);
    if (!drive_choose_file(GWY_DATA_CHOOSER(chooser), call->first))
        exit(7);
    return DRIVE_DONE;
}

static DriveResult set_number(DriveCall *call)
{
    GtkWidget *entry = drive_need(drive_find_named(call->dialog, call->first), call);
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(entry), g_ascii_strtod(call->second, NULL));
    return DRIVE_DONE;
}

static gboolean click(gpointer button)
{
    gtk_button_clicked(GTK_BUTTON(button));
    return G_SOURCE_REMOVE;
}

static DriveResult press(DriveCall *call)
{
    g_idle_add(click, drive_need(drive_find_button(call->dialog, call->first), call));
    return DRIVE_DONE;
}

static gboolean give_response(gpointer dialog)
{
    gtk_dialog_response(dialog, GPOINTER_TO_INT(g_object_get_data(G_OBJECT(dialog), "driver-response")));
    return G_SOURCE_REMOVE;
}

static DriveResult respond(DriveCall *call)
{
    g_object_set_data(G_OBJECT(call->dialog), "driver-response", GINT_TO_POINTER(atoi(call->first)));
    g_idle_add(give_response, call->dialog);
    return DRIVE_DONE;
}

static DriveResult sort(DriveCall *call)
{
    GtkWidget *view = drive_find_named(call->dialog, "gwytip-images");
    gtk_tree_view_column_clicked(gtk_tree_view_get_column(GTK_TREE_VIEW(view), atoi(call->first)));
    return DRIVE_DONE;
}

/* GTK goes to the folder in its own time; until it is there, OK would save beside it. */
static DriveResult name_file(DriveCall *call)
{
    GtkFileChooser *chooser = GTK_FILE_CHOOSER(call->dialog);
    gchar *path = g_build_filename(call->folder, call->first, NULL);
    if (!call->waited) {
        gchar *name = g_path_get_basename(path), *place = g_path_get_dirname(path);
        gtk_file_chooser_set_current_folder(chooser, place);
        gtk_file_chooser_set_current_name(chooser, name);
        g_free(place);
        g_free(name);
    }
    gchar *chosen = gtk_file_chooser_get_filename(chooser);
    gboolean there = call->waited && g_strcmp0(chosen, path) == 0;
    g_free(chosen);
    g_free(path);
    return done_if(there);
}

const DriveCommand drive_window_commands[] = {
    {"data", wait_for_data},
    {"select", select_file},
    {"menu", take_menu_item},
    {"dialog", wait_for_dialog},
    {"gone", wait_until_gone},
    {"settle", settle},
    {"said", wait_until_said},
    {"choose", choose},
    {"against", hold_against},
    {"set", set_number},
    {"press", press},
    {"respond", respond},
    {"sort", sort},
    {"name", name_file},
    {NULL, NULL},
};
