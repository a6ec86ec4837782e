/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#define WIDTH 600 /* pixels, where sentences wrap */

GtkWidget *tip_text_add(GtkBox *box, const gchar *name)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_widget_set_name(label, name);
    gtk_misc_set_alignment(GTK_MISC(label), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
    gtk_widget_set_size_request(label, WIDTH, -1);
    gtk_label_set_selectable(GTK_LABEL(label), TRUE);
    gtk_widget_set_can_focus(label, FALSE);
    gtk_box_pack_start(box, label, FALSE, FALSE, 2);
    return label;
}
