/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_JSON_H
#define GWYTIP_JSON_H

#include <glib.h>

/* Appends `text` as a JSON string. Bytes that are not UTF-8 become U+FFFD. */
void tip_json_string(GString *json, const gchar *text);

/* Appends the shortest number that reads back as `value`; 0 where it is not finite, which JSON cannot say. */
void tip_json_number(GString *json, gdouble value);

#endif
