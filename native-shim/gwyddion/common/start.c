/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "start.h"

#include <gtk/gtk.h>
#include <app/gwyapp.h>

void tip_start_gwyddion(void)
{
    const gchar *home = g_getenv("HOME");
    if (home && !g_path_is_absolute(home))
        g_unsetenv("HOME");
    gwy_app_init_nongui("enable-threads", TRUE, NULL);
}
