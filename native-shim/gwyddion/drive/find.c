/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets.h"

#include <app/gwyapp.h>
#include <libgwydgets/gwydatawindow.h>

typedef gboolean (*Matches)(GtkWidget *widget, const gchar *text);

static GtkWidget *find(GtkWidget *widget, Matches matches, const gchar *text)
{
    if (matches(widget, text))
        return widget;
    GtkWidget *found = NULL;
    if (GTK_IS_MENU_ITEM(widget)) {
        GtkWidget *menu = gtk_menu_item_get_submenu(GTK_MENU_ITEM(widget));
        found = menu ? find(menu, matches, text) : NULL;
    }
    if (!found && GTK_IS_CONTAINER(widget)) {
        GList *children = gtk_container_get_children(GTK_CONTAINER(widget));
        for (GList *child = children; child && !found; child = child->next)
            found = find(child->data, matches, text);
        g_list_free(children);
    }
    return found;
}

static gboolean is_item(GtkWidget *widget, const gchar *text)
{
    GtkWidget *label = GTK_IS_MENU_ITEM(widget) ? gtk_bin_get_child(GTK_BIN(widget)) : NULL;
    return GTK_IS_LABEL(label) && g_strcmp0(gtk_label_get_text(GTK_LABEL(label)), text) == 0;
}

static gboolean is_named(GtkWidget *widget, const gchar *name)
{
    return g_strcmp0(gtk_widget_get_name(widget), name) == 0;
}

static gboolean is_button(GtkWidget *widget, const gchar *text)
{
    const gchar *label = GTK_IS_BUTTON(widget) ? gtk_button_get_label(GTK_BUTTON(widget)) : NULL;
    if (!label)
        return FALSE;
    gchar **parts = g_strsplit(label, "_", -1), *plain = g_strjoinv("", parts);
    gboolean same = g_str_equal(plain, text);
    g_free(plain);
    g_strfreev(parts);
    return same;
}

GtkWidget *drive_find_menu_item(GtkWidget *widget, const gchar *text)
{
    return find(widget, is_item, text);
}

GtkWidget *drive_find_named(GtkWidget *widget, const gchar *name)
{
    return find(widget, is_named, name);
}

GtkWidget *drive_find_button(GtkWidget *widget, const gchar *text)
{
    return find(widget, is_button, text);
}

static gboolean has_hint(GtkWidget *widget, const gchar *start)
{
    gchar *hint = GTK_IS_BUTTON(widget) ? gtk_widget_get_tooltip_text(widget) : NULL;
    gboolean found = hint && g_str_has_prefix(hint, start);
    g_free(hint);
    return found;
}

GtkWidget *drive_find_hinted(GtkWidget *widget, const gchar *start)
{
    return find(widget, has_hint, start);
}

GtkWidget *drive_find_dialog(const gchar *title)
{
    GtkWidget *found = NULL;
    GList *windows = gtk_window_list_toplevels();
    for (GList *window = windows; window && !found; window = window->next) {
        if (GTK_IS_WINDOW(window->data) && !GWY_IS_DATA_WINDOW(window->data) &&
            gtk_widget_get_mapped(window->data) && g_strcmp0(gtk_window_get_title(window->data), title) == 0)
            found = window->data;
    }
    g_list_free(windows);
    return found;
}

void drive_write_titles(FILE *out)
{
    GList *windows = gtk_window_list_toplevels();
    for (GList *window = windows; window; window = window->next) {
        if (gtk_widget_get_mapped(window->data))
            fprintf(out, "%s: '%s'\n", G_OBJECT_TYPE_NAME(window->data), gtk_window_get_title(window->data));
    }
    g_list_free(windows);
}

void drive_present_data_window(void)
{
    GList *windows = gtk_window_list_toplevels();
    for (GList *window = windows; window; window = window->next) {
        if (GWY_IS_DATA_WINDOW(window->data))
            gtk_window_present(window->data);
    }
    g_list_free(windows);
}

gboolean drive_choose(GtkComboBox *combo, const gchar *text)
{
    GtkTreeModel *model = gtk_combo_box_get_model(combo);
    GtkTreeIter row;
    for (gboolean more = gtk_tree_model_get_iter_first(model, &row); more;
         more = gtk_tree_model_iter_next(model, &row)) {
        gchar *offered = NULL;
        gtk_tree_model_get(model, &row, 0, &offered, -1);
        gboolean same = g_strcmp0(offered, text) == 0;
        g_free(offered);
        if (same) {
            gtk_combo_box_set_active_iter(combo, &row);
            return TRUE;
        }
    }
    return FALSE;
}

typedef struct {
    const gchar *name;
    GwyContainer *data;
} OpenFile;

static void compare_name(GwyContainer *data, gpointer user_data)
{
    OpenFile *file = user_data;
    const guchar *path = NULL;
    if (gwy_container_gis_string_by_name(data, "/filename", &path) &&
        g_str_has_suffix((const gchar *)path, file->name))
        file->data = data;
}

GwyContainer *drive_find_file(const gchar *name)
{
    OpenFile file = {name, NULL};
    gwy_app_data_browser_foreach(compare_name, &file);
    return file.data;
}

gboolean drive_choose_file(GwyDataChooser *chooser, const gchar *name)
{
    GwyContainer *data = *name ? drive_find_file(name) : NULL;
    return gwy_data_chooser_set_active(chooser, data, data ? 0 : -1) && (data || !*name);
}
