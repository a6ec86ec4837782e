/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outputs.h"

#include <stdlib.h>
#include <libgwyddion/gwystringlist.h>
#include <libprocess/gwyprocess.h>
#include <libgwymodule/gwymodule.h>
#include "metadata_keys.h"

gint drive_current_image(GwyContainer **data)
{
    GwyContainer *current = NULL;
    gint id = -1;
    gwy_app_data_browser_get_current(GWY_APP_CONTAINER, &current, GWY_APP_DATA_FIELD_ID, &id, 0);
    if (data)
        *data = current;
    return current ? id : -1;
}

FILE *drive_open_output(const gchar *folder, const gchar *name)
{
    gchar *path = g_build_filename(folder, name, NULL);
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

void drive_write_metadata(const gchar *folder, const gchar *name, gint id)
{
    FILE *file = drive_open_output(folder, name);
    GwyContainer *data, *meta = NULL;
    drive_current_image(&data);
    if (gwy_container_gis_object(data, gwy_app_get_data_meta_key_for_id(id), &meta))
        tip_metadata_foreach(meta, write_entry, file);
    fclose(file);
}

static void write_image(GwyContainer *data, gint id, FILE *file)
{
    GwyDataField *field = gwy_container_get_object(data, gwy_app_get_data_key_for_id(id));
    gchar *title = gwy_app_get_data_field_title(data, id), *log_key = g_strdup_printf("/%d/data/log", id);
    GwyStringList *log = NULL;
    gdouble least, largest;
    gwy_data_field_get_min_max(field, &least, &largest);
    gwy_container_gis_object_by_name(data, log_key, &log);
    fprintf(file, "%d\t%s\t%d\t%d\t%g\t%g\t", id, title, gwy_data_field_get_xres(field),
            gwy_data_field_get_yres(field), least, largest);
    for (guint i = 0; log && i < gwy_string_list_get_length(log); i++)
        fprintf(file, "%s%s", i ? " | " : "", gwy_string_list_get(log, i));
    fputc('\n', file);
    g_free(log_key);
    g_free(title);
}

void drive_write_images(const gchar *folder, const gchar *name)
{
    FILE *file = drive_open_output(folder, name);
    GwyContainer *data;
    drive_current_image(&data);
    gint *ids = gwy_app_data_browser_get_data_ids(data);
    for (gint i = 0; ids[i] != -1; i++)
        write_image(data, ids[i], file);
    g_free(ids);
    fclose(file);
}

void drive_write_masked_rows(const gchar *folder, const gchar *name, gint id)
{
    FILE *file = drive_open_output(folder, name);
    GwyContainer *data;
    GwyDataField *mask = NULL;
    drive_current_image(&data);
    gwy_container_gis_object(data, gwy_app_get_mask_key_for_id(id), &mask);
    for (gint y = 0; mask && y < gwy_data_field_get_yres(mask); y++) {
        gint width = gwy_data_field_get_xres(mask);
        if (gwy_data_field_area_get_sum(mask, NULL, 0, y, width, 1) == width)
            fprintf(file, "%d\n", y);
    }
    fclose(file);
}

void drive_undo(void)
{
    GwyContainer *data;
    drive_current_image(&data);
    if (gwy_undo_container_has_undo(data))
        gwy_undo_undo_container(data);
}

/* Path of the file that was closed last. */
static gchar *closed = NULL;

void drive_close(void)
{
    GwyContainer *data;
    const guchar *path = NULL;
    drive_current_image(&data);
    if (!data || closed || !gwy_container_gis_string_by_name(data, "/filename", &path))
        return;
    closed = g_strdup((const gchar *)path);
    gwy_app_data_browser_remove(data);
}

void drive_reopen(void)
{
    if (closed && !gwy_app_file_load(closed, NULL, NULL))
        exit(5);
    g_clear_pointer(&closed, g_free);
}

void drive_forget_name(void)
{
    GwyContainer *data;
    drive_current_image(&data);
    gwy_container_remove_by_name(data, "/filename");
}

void drive_save(const gchar *folder, const gchar *name)
{
    gchar *path = g_build_filename(folder, name, NULL);
    GwyContainer *data;
    drive_current_image(&data);
    if (!gwy_file_save(data, path, GWY_RUN_NONINTERACTIVE, NULL))
        exit(5);
    g_free(path);
}
