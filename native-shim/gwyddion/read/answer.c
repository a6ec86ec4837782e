/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>
#include <gtk/gtk.h>
#include "channel.h"
#include "direction.h"
#include "json.h"
#include "picture.h"
#include "scan.h"
#include "scan_file.h"

static gboolean write_line(FILE *out, GString *json)
{
    g_string_append_c(json, '\n');
    gboolean written = fwrite(json->str, 1, json->len, out) == json->len;
    g_string_free(json, TRUE);
    return written;
}

/* What a program can tell apart without reading the message; NULL for a file that is just unreadable. */
static const gchar *reason(const GError *error)
{
    if (g_error_matches(error, TIP_SCAN_FILE_ERROR, TIP_SCAN_FILE_NO_READER))
        return "no-reader";
    if (g_error_matches(error, TIP_SCAN_FILE_ERROR, TIP_SCAN_FILE_NO_IMAGE))
        return "no-image";
    if (g_error_matches(error, TIP_SCAN_FILE_ERROR, TIP_SCAN_FILE_NOT_GREY))
        return "not-grey";
    return NULL;
}

static gboolean write_error(FILE *out, const GError *error)
{
    GString *json = g_string_new("{\"status\":\"error\",\"message\":");
    tip_json_string(json, error->message);
    if (reason(error))
        g_string_append_printf(json, ",\"reason\":\"%s\"", reason(error));
    g_string_append_c(json, '}');
    return write_line(out, json);
}

static gboolean write_file(FILE *out, const TipScanFile *file)
{
    GString *json = g_string_new("{\"status\":\"ok\",\"format\":");
    tip_json_string(json, file->format);
    g_string_append_printf(json, ",\"channels\":%d}", file->count);
    return write_line(out, json);
}

static gboolean write_channel(FILE *out, GwyContainer *data, gint id, const gwytip_field *field)
{
    GString *json = g_string_new(NULL);
    gchar *title = tip_channel_title(data, id), *unit = tip_channel_unit(data, id);
    g_string_append_printf(json, "{\"id\":%d,\"title\":", id);
    tip_json_string(json, title);
    g_string_append_printf(json, ",\"width\":%d,\"lines\":%d,\"metres_per_pixel_x\":", field->width,
                           field->lines);
    tip_json_number(json, field->metres_per_pixel_x);
    g_string_append(json, ",\"metres_per_pixel_y\":");
    tip_json_number(json, field->metres_per_pixel_y);
    g_string_append(json, ",\"unit_z\":");
    tip_json_string(json, unit);
    g_string_append_printf(json, ",\"direction\":\"%s\"}", tip_direction_name(field->direction));
    g_free(unit);
    g_free(title);
    return write_line(out, json);
}

static gboolean write_heights(FILE *out, const gwytip_field *field)
{
    gboolean written = TRUE;
    guint64 *line = g_new(guint64, field->width);
    for (gint y = 0; y < field->lines && written; y++) {
        memcpy(line, field->data + (gsize)y * field->width, field->width * sizeof(guint64));
        for (gint x = 0; x < field->width; x++)
            line[x] = GUINT64_TO_LE(line[x]);
        written = fwrite(line, sizeof(guint64), field->width, out) == (gsize)field->width;
    }
    g_free(line);
    return written;
}

static gboolean write_image(FILE *out, GwyContainer *data, gint id)
{
    TipScan scan;
    if (!tip_scan_init(&scan, data, id))
        return FALSE;
    gboolean written = write_channel(out, data, id, &scan.field) && write_heights(out, &scan.field);
    tip_scan_clear(&scan);
    return written;
}

gboolean tip_answer(FILE *out, const gchar *path)
{
    TipScanFile file;
    GError *error = NULL;
    gboolean written;
    if (tip_scan_file_open(&file, path, &error)) {
        written = write_file(out, &file);
        for (gint i = 0; i < file.count && written; i++)
            written = write_image(out, file.data, file.ids[i]);
        tip_scan_file_close(&file);
    } else
        written = write_error(out, error);
    g_clear_error(&error);
    return fflush(out) == 0 && written;
}

static const gchar *truth(gboolean value)
{
    return value ? "true" : "false";
}

gboolean tip_answer_detect(FILE *out, const gchar *path)
{
    gboolean sure;
    const gchar *format = tip_scan_file_detect(path, &sure);
    GString *json = g_string_new(format ? "{\"status\":\"known\",\"format\":" : "{\"status\":\"unknown\"}");
    if (format) {
        tip_json_string(json, format);
        g_string_append_printf(json, ",\"sure\":%s,\"picture\":%s}", truth(sure),
                               truth(tip_is_picture(format)));
    }
    return write_line(out, json) && fflush(out) == 0;
}
