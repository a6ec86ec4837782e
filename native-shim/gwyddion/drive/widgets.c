/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets.h"

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

static void write_label(GtkWidget *widget, gpointer out)
{
    gboolean ours = g_str_has_prefix(gtk_widget_get_name(widget), "gwytip-");
    if (ours && GTK_IS_LABEL(widget))
        fprintf(out, "%s\t%s\n", gtk_widget_get_name(widget), gtk_label_get_text(GTK_LABEL(widget)));
    if (ours && GTK_IS_ENTRY(widget))
        fprintf(out, "%s\t%s\n", gtk_widget_get_name(widget), gtk_entry_get_text(GTK_ENTRY(widget)));
    if (GTK_IS_CONTAINER(widget))
        gtk_container_foreach(GTK_CONTAINER(widget), write_label, out);
}

void drive_write_labels(GtkWidget *widget, FILE *out)
{
    write_label(widget, out);
}

static void write_row(GtkTreeView *view, GList *columns, GtkTreeIter *row, FILE *out)
{
    GtkTreeModel *model = gtk_tree_view_get_model(view);
    for (GList *item = columns; item; item = item->next) {
        GList *cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(item->data));
        gchar *text = NULL;
        gtk_tree_view_column_cell_set_cell_data(item->data, model, row, FALSE, FALSE);
        g_object_get(cells->data, "text", &text, NULL);
        fprintf(out, "%s%s", text ? text : "", item->next ? "\t" : "\n");
        g_free(text);
        g_list_free(cells);
    }
}

void drive_write_rows(GtkTreeView *view, FILE *out)
{
    GtkTreeModel *model = gtk_tree_view_get_model(view);
    GList *columns = gtk_tree_view_get_columns(view);
    GtkTreeIter row;
    for (GList *item = columns; item; item = item->next)
        fprintf(out, "%s%s", gtk_tree_view_column_get_title(item->data), item->next ? "\t" : "\n");
    for (gboolean more = gtk_tree_model_get_iter_first(model, &row); more;
         more = gtk_tree_model_iter_next(model, &row))
        write_row(view, columns, &row, out);
    g_list_free(columns);
}

void drive_write_focus(GtkWidget *window, gint steps, FILE *out)
{
    for (gint i = 0; i < steps; i++) {
        if (!gtk_widget_child_focus(window, GTK_DIR_TAB_FORWARD))
            gtk_widget_child_focus(window, GTK_DIR_TAB_FORWARD); /* past the end: around */
        GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(window));
        const gchar *text = GTK_IS_BUTTON(focus) ? gtk_button_get_label(GTK_BUTTON(focus)) : NULL;
        fprintf(out, "%s\n", !focus ? "" : text ? text : gtk_widget_get_name(focus));
    }
}

gboolean drive_screenshot(GtkWidget *window, const gchar *path)
{
    gint width, height;
    GdkDrawable *drawable = GDK_DRAWABLE(gtk_widget_get_window(window));
    gdk_drawable_get_size(drawable, &width, &height);
    GdkPixbuf *picture = gdk_pixbuf_get_from_drawable(NULL, drawable, NULL, 0, 0, 0, 0, width, height);
    if (!picture)
        return FALSE;
    gboolean saved = gdk_pixbuf_save(picture, path, "png", NULL, NULL);
    g_object_unref(picture);
    return saved;
}
