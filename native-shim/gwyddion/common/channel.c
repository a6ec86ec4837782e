/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "channel.h"

#include <gtk/gtk.h>
#include <libprocess/gwyprocess.h>
#include <app/gwyapp.h>

gchar *tip_channel_title(GwyContainer *data, gint id)
{
    return g_strstrip(gwy_app_get_data_field_title(data, id));
}

gchar *tip_channel_unit(GwyContainer *data, gint id)
{
    GwyDataField *field = gwy_container_get_object(data, gwy_app_get_data_key_for_id(id));
    return gwy_si_unit_get_string(gwy_data_field_get_si_unit_z(field), GWY_SI_UNIT_FORMAT_PLAIN);
}
