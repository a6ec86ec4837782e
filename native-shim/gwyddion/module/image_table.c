/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image_table.h"

#include <string.h>
#include "words.h"

typedef gchar *(*TextOf)(const TipImage *image);
typedef gdouble (*NumberOf)(const TipImage *image);

typedef struct {
    const gchar *title;
    TextOf text;
    NumberOf number; /* to sort by, NULL: by the text */
} Column;

static gchar *file_of(const TipImage *image)
{
    return g_path_get_basename(image->file);
}

static gchar *title_of(const TipImage *image)
{
    return g_strdup(image->title);
}

static gchar *verdict_of(const TipImage *image)
{
    return g_strdup(image->args.judged  ? image->args.judgement.verdict
                    : image->args.error ? "no verdict"
                                        : "not judged");
}

static gchar *state_of(const TipImage *image)
{
    return image->args.judged ? tip_words_state(image->args.judgement.report.state) : g_strdup("");
}

static gdouble confidence_number(const TipImage *image)
{
    return image->args.judged ? image->args.judgement.report.confidence : -1.0;
}

static gchar *confidence_of(const TipImage *image)
{
    return image->args.judged ? tip_words_number(confidence_number(image)) : g_strdup("");
}

static gdouble change_number(const TipImage *image)
{
    return image->args.judged ? image->args.judgement.report.tip_change_line : -2.0;
}

static gchar *change_of(const TipImage *image)
{
    return change_number(image) >= 0.0 ? g_strdup_printf("row %.0f", change_number(image) + 1.0)
                                       : g_strdup("");
}

static gchar *surface_of(const TipImage *image)
{
    return g_strdup(image->args.judged ? image->args.judgement.report.surface : "");
}

static gchar *why_of(const TipImage *image)
{
    return image->args.judged  ? tip_words_reason(&image->args.judgement)
           : image->args.error ? g_strdup(image->args.error->message)
                               : g_strdup("");
}

static const Column columns[] = {
    {"File", file_of, NULL},
    {"Image", title_of, NULL},
    {"Verdict", verdict_of, NULL},
    {"Confidence", confidence_of, confidence_number},
    {"Most likely state", state_of, NULL},
    {"Tip change", change_of, change_number},
    {"Surface", surface_of, NULL},
    {"Why", why_of, NULL},
};

static gint compare(gconstpointer a, gconstpointer b, gpointer user_data)
{
    const TipImageTable *table = user_data;
    const TipImage *first = *(const TipImage *const *)a, *second = *(const TipImage *const *)b;
    const Column *column = columns + table->column;
    gint order;
    if (column->number) {
        gdouble x = column->number(first), y = column->number(second);
        order = (x > y) - (x < y);
    } else {
        gchar *x = column->text(first), *y = column->text(second);
        order = g_utf8_collate(x, y);
        g_free(x);
        g_free(y);
    }
    return table->descending ? -order : order;
}

static void sort(TipImageTable *table)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        GtkTreeViewColumn *column = gtk_tree_view_get_column(GTK_TREE_VIEW(table->view), i);
        gtk_tree_view_column_set_sort_indicator(column, (gint)i == table->column);
        gtk_tree_view_column_set_sort_order(column,
                                            table->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
    if (table->column >= 0)
        g_ptr_array_sort_with_data(table->images, compare, table);
    if (table->images->len > 0)
        gwy_null_store_rows_changed(table->store, 0, table->images->len - 1);
}

static void title_clicked(GtkTreeViewColumn *column, TipImageTable *table)
{
    gint clicked = GPOINTER_TO_INT(g_object_get_data(G_OBJECT(column), "column"));
    table->descending = clicked == table->column && !table->descending;
    table->column = clicked;
    sort(table);
}

static const TipImage *image_at(GtkTreeModel *model, GtkTreeIter *row)
{
    gint index;
    gtk_tree_model_get(model, row, 0, &index, -1);
    const GPtrArray *images = gwy_null_store_get_model(GWY_NULL_STORE(model));
    return g_ptr_array_index(images, index);
}

static void render(G_GNUC_UNUSED GtkTreeViewColumn *view_column, GtkCellRenderer *cell, GtkTreeModel *model,
                   GtkTreeIter *row, gpointer user_data)
{
    const Column *column = user_data;
    const TipImage *image = image_at(model, row);
    gchar *text = column->text(image);
    gboolean coloured = column->text == verdict_of;
    const gchar *colour =
        tip_words_colour(image->args.judged ? image->args.judgement.report.verdict : GWYTIP_UNKNOWN_SURFACE);
    g_object_set(cell, "text", text, "foreground", coloured ? colour : NULL, "weight",
                 coloured ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, NULL);
    g_free(text);
}

static void add_column(TipImageTable *table, gint number)
{
    GtkCellRenderer *cell = gtk_cell_renderer_text_new();
    GtkTreeViewColumn *column = gtk_tree_view_column_new();
    g_object_set(cell, "xalign", columns[number].number ? 1.0 : 0.0, NULL);
    gtk_tree_view_column_set_title(column, columns[number].title);
    gtk_tree_view_column_set_resizable(column, TRUE);
    gtk_tree_view_column_set_clickable(column, TRUE);
    gtk_tree_view_column_pack_start(column, cell, TRUE);
    gtk_tree_view_column_set_cell_data_func(column, cell, render, (gpointer)(columns + number), NULL);
    g_object_set_data(G_OBJECT(column), "column", GINT_TO_POINTER(number));
    g_signal_connect(column, "clicked", G_CALLBACK(title_clicked), table);
    gtk_tree_view_append_column(GTK_TREE_VIEW(table->view), column);
}

static void activated(GtkTreeView *view, GtkTreePath *path, G_GNUC_UNUSED GtkTreeViewColumn *column,
                      G_GNUC_UNUSED gpointer user_data)
{
    GtkTreeModel *model = gtk_tree_view_get_model(view);
    GtkTreeIter row;
    gtk_tree_model_get_iter(model, &row, path);
    const TipImage *image = image_at(model, &row);
    GtkWindow *window = gwy_app_find_window_for_channel(image->args.data, image->args.id);
    if (window)
        gtk_window_present(window);
}

void tip_image_table_init(TipImageTable *table, GPtrArray *images)
{
    table->images = images;
    table->column = -1;
    table->descending = FALSE;
    table->store = gwy_null_store_new(images->len);
    gwy_null_store_set_model(table->store, images, NULL);
    table->view = gtk_tree_view_new_with_model(GTK_TREE_MODEL(table->store));
    gtk_widget_set_name(table->view, "gwytip-images");
    gtk_tree_view_set_rules_hint(GTK_TREE_VIEW(table->view), TRUE);
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        add_column(table, i);
    g_signal_connect(table->view, "row-activated", G_CALLBACK(activated), NULL);
}

void tip_image_table_refresh(TipImageTable *table)
{
    sort(table);
    gtk_tree_view_columns_autosize(GTK_TREE_VIEW(table->view));
}

void tip_image_table_clear(TipImageTable *table)
{
    g_object_unref(table->store);
}
