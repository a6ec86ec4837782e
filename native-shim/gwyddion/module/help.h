/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_HELP_H
#define GWYTIP_HELP_H

#include <gtk/gtk.h>

/* Gives a dialog a Help button, and F1, that open the page of the documentation which was installed beside
 * the library. Where nothing on the machine opens it, the button says where the page is. */
void tip_help_add(GtkDialog *dialog);

/* A message with a Close button; waits for it. */
void tip_say(GtkWindow *parent, GtkMessageType type, const gchar *message);

/* A warning with a Close button that nothing waits for: of what went wrong after its dialog was closed. */
void tip_warn_later(const gchar *message);

#endif
