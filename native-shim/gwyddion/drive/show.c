/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets.h"

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
