/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_TEXT_H
#define GWYTIP_TEXT_H

#include <gtk/gtk.h>

/* Adds a label for sentences to the right half of the dialog, empty at first. Its text is worth copying; the focus
 * stays with what can be changed. */
GtkWidget *tip_text_add(GtkBox *box, const gchar *name);

#endif
