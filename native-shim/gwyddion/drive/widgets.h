/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_WIDGETS_H
#define GWYTIP_WIDGETS_H

#include <stdio.h>
#include <gtk/gtk.h>
#include <app/datachooser.h>

/* The menu item with that text below `widget`, or NULL. */
GtkWidget *drive_find_menu_item(GtkWidget *widget, const gchar *text);

/* The widget of that name below `widget`, or NULL. */
GtkWidget *drive_find_named(GtkWidget *widget, const gchar *name);

/* The button (also one to check) with that text, its mnemonic left out, below `widget`, or NULL. */
GtkWidget *drive_find_button(GtkWidget *widget, const gchar *text);

/* The button whose tooltip starts with that text below `widget`, or NULL. */
GtkWidget *drive_find_hinted(GtkWidget *widget, const gchar *start);

/* The mapped window other than a data window or the main window that has that title, or NULL. */
GtkWidget *drive_find_dialog(const gchar *title);

/* Writes the titles of all mapped windows: where the one looked for is not among them. */
void drive_write_titles(FILE *out);

/* Raises Gwyddion's data window. */
void drive_present_data_window(void);

/* Chooses the row with that text; FALSE where there is none. */
gboolean drive_choose(GtkComboBox *combo, const gchar *text);

/* The open file whose path ends so, or NULL. */
GwyContainer *drive_find_file(const gchar *name);

/* Chooses the first image of the open file whose path ends so, or with "" none; FALSE where it is not on offer. */
gboolean drive_choose_file(GwyDataChooser *chooser, const gchar *name);

/* Writes "name<TAB>text" for each label and each number entry below `widget` whose name starts with
 * "gwytip-". */
void drive_write_labels(GtkWidget *widget, FILE *out);

/* Writes the titles and all rows of a tree view as it shows them, cells separated by tabulators. */
void drive_write_rows(GtkTreeView *view, FILE *out);

/* Moves the focus `steps` times as the tabulator key does, and writes what it comes to: name or text of the
 * widget. */
void drive_write_focus(GtkWidget *window, gint steps, FILE *out);

/* Saves what the window shows as PNG. */
gboolean drive_screenshot(GtkWidget *window, const gchar *path);

#endif
