/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_DRIVE_OUTPUTS_H
#define GWYTIP_DRIVE_OUTPUTS_H

#include <stdio.h>
#include <gtk/gtk.h>
#include <app/gwyapp.h>

/* Number of the current image, and its file; -1: there is none. */
gint drive_current_image(GwyContainer **data);

/* A file in the folder of outputs; the process ends where it cannot be made. */
FILE *drive_open_output(const gchar *folder, const gchar *name);

/* Our metadata of image `id` of the current file, "name<TAB>text" a line. */
void drive_write_metadata(const gchar *folder, const gchar *name, gint id);

/* "number<TAB>title<TAB>width<TAB>height<TAB>least<TAB>largest<TAB>entries of its log" for every image of the
 * current file. */
void drive_write_images(const gchar *folder, const gchar *name);

/* The numbers of the rows, from 0, that the mask of image `id` of the current file covers wholly. */
void drive_write_masked_rows(const gchar *folder, const gchar *name, gint id);

void drive_undo(void);

/* Closes the current file, where there is one, and opens again what was closed last; nothing where it is open
 * or none was closed. */
void drive_close(void);
void drive_reopen(void);

/* The current file has no name from now on, as one that was never saved. */
void drive_forget_name(void);

/* Saves the current file. */
void drive_save(const gchar *folder, const gchar *name);

#endif
