/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outputs.h"

#include "keys.h"
#include "metadata.h"
#include "words.h"

#define MASK_ROWS 3 /* one row is hardly seen */

/* The rows to mask; none where nothing is asked for, and none where the mask stands for missing pixels: those
 * would count as measured from then on. */
static gint rows_to_mask(const TipArgs *args, gint *first)
{
    gint change = args->judged ? args->judgement.report.tip_change_line : -1, lines = args->scan.field.lines;
    if (change < 0 || args->scan.copy || !gwy_params_get_boolean(args->params, PARAM_MARK_CHANGE))
        return 0;
    *first = CLAMP(change - MASK_ROWS / 2, 0, MAX(lines - MASK_ROWS, 0));
    return MIN(MASK_ROWS, lines);
}

/* Adds rows to what is masked already. */
static void mask_rows(TipArgs *args, GQuark key, gint first, gint rows)
{
    GwyDataField *old = NULL, *mask;
    gint width = args->scan.field.width, lines = args->scan.field.lines;
    if (gwy_container_gis_object(args->data, key, &old) && gwy_data_field_get_xres(old) == width &&
        gwy_data_field_get_yres(old) == lines)
        mask = gwy_data_field_duplicate(old);
    else {
        mask = gwy_data_field_new_alike(args->field, TRUE);
        gwy_si_unit_set_from_string(gwy_data_field_get_si_unit_z(mask), NULL);
    }
    gwy_data_field_area_fill(mask, 0, first, width, rows, 1.0);
    gwy_container_set_object(args->data, key, mask);
    g_object_unref(mask);
}

static void keep_map(TipArgs *args)
{
    GError *error = NULL;
    GwyDataField *map = tip_args_map(args, &error);
    if (!map) {
        tip_metadata_write_no_map(args, error ? error->message : "there is no verdict");
        g_clear_error(&error);
        return;
    }
    gint id = gwy_app_data_browser_add_data_field(map, args->data, TRUE);
    gchar *state = tip_words_state(args->map_state), *title = g_strdup_printf("Activation map (%s)", state);
    gwy_app_sync_data_items(args->data, args->data, args->id, id, FALSE, GWY_DATA_ITEM_REAL_SQUARE, 0);
    gwy_app_set_data_field_title(args->data, id, title);
    gwy_app_channel_log_add(args->data, args->id, id, "proc::" TIP_FUNCTION, NULL);
    g_free(title);
    g_free(state);
}

void tip_outputs_store(TipArgs *args)
{
    if (!tip_args_is_open(args))
        return;
    gint first = 0, rows = rows_to_mask(args, &first);
    GQuark keys[] = {gwy_app_get_data_meta_key_for_id(args->id), gwy_app_get_mask_key_for_id(args->id)};
    gwy_app_undo_qcheckpointv(args->data, rows > 0 ? 2 : 1, keys);
    if (rows > 0)
        mask_rows(args, keys[1], first, rows);
    tip_metadata_write(args);
    gwy_app_channel_log_add(args->data, args->id, args->id, "proc::" TIP_FUNCTION, NULL);
    if (gwy_params_get_boolean(args->params, PARAM_KEEP_MAP))
        keep_map(args);
}
