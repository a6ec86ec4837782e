/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "images.h"

#include "outputs.h"

typedef struct {
    GPtrArray *images;
    GwyParams *params;
} Collection;

static void free_image(gpointer pointer)
{
    TipImage *image = pointer;
    tip_args_clear(&image->args);
    g_free(image->file);
    g_free(image);
}

static gchar *file_name(GwyContainer *data)
{
    const guchar *name = NULL;
    return gwy_container_gis_string_by_name(data, "/filename", &name) ? g_strdup((const gchar *)name)
                                                                      : g_strdup("(never saved)");
}

static void collect(GwyContainer *data, gpointer user_data)
{
    Collection *collection = user_data;
    gint *ids = gwy_app_data_browser_get_data_ids(data);
    for (gint i = 0; ids[i] != -1; i++) {
        TipImage *image = g_new0(TipImage, 1);
        if (!tip_args_init(&image->args, data, ids[i], collection->params)) {
            g_free(image);
            continue;
        }
        image->file = file_name(data);
        g_ptr_array_add(collection->images, image);
    }
    g_free(ids);
}

GPtrArray *tip_images_new(GwyParams *params)
{
    Collection collection = {g_ptr_array_new_with_free_func(free_image), params};
    gwy_app_data_browser_foreach(collect, &collection);
    return collection.images;
}

/* Before an image is worked on. FALSE: the user does not want to go on. */
static gboolean show_progress(const TipImage *image, guint done, guint all)
{
    gchar *title = g_markup_escape_text(image->args.title, -1);
    gboolean going_on =
        gwy_app_wait_set_message(title) && gwy_app_wait_set_fraction((gdouble)done / (gdouble)all);
    g_free(title);
    return going_on;
}

gboolean tip_images_judge(GPtrArray *images, GtkWindow *window)
{
    gboolean going_on = TRUE;
    for (guint i = 0; i < images->len; i++) {
        TipImage *image = g_ptr_array_index(images, i);
        image->args.judged = FALSE;
        g_clear_error(&image->args.error);
    }
    if (window)
        gwy_app_wait_start(window, "Judging images…");
    for (guint i = 0; i < images->len && going_on; i++) {
        TipImage *image = g_ptr_array_index(images, i);
        going_on = !window || show_progress(image, i, images->len);
        if (going_on)
            tip_args_execute_image(&image->args);
    }
    if (window)
        gwy_app_wait_finish();
    return going_on;
}

void tip_images_store(GPtrArray *images, GtkWindow *window)
{
    gboolean going_on = TRUE;
    if (window)
        gwy_app_wait_start(window, "Storing verdicts…");
    for (guint i = 0; i < images->len && going_on; i++) {
        TipImage *image = g_ptr_array_index(images, i);
        /* A map takes as long as a verdict. */
        going_on = !window || show_progress(image, i, images->len);
        if (going_on && (image->args.judged || image->args.error))
            tip_outputs_store(&image->args);
    }
    if (window)
        gwy_app_wait_finish();
}
