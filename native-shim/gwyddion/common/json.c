/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json.h"

#include <math.h>

void tip_json_string(GString *json, const gchar *text)
{
    gchar *valid = g_utf8_make_valid(text, -1);
    g_string_append_c(json, '"');
    for (const gchar *c = valid; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(json, "\\%c", *c);
        else if ((guchar)*c < 0x20)
            g_string_append_printf(json, "\\u%04x", (guchar)*c);
        else
            g_string_append_c(json, *c);
    }
    g_string_append_c(json, '"');
    g_free(valid);
}

void tip_json_number(GString *json, gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(json, g_ascii_dtostr(text, sizeof(text), isfinite(value) ? value : 0.0));
}
