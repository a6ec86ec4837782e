/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_GWYDDION_FOLDER_H
#define GWYTIP_GWYDDION_FOLDER_H

#include <stddef.h>

/* Finds the folder of Gwyddion's libraries, by the registry key that Gwyddion's installer writes, so that
 * nobody has to edit the PATH. Returns 1 and the folder, or 0. `looked` gets where it was looked for and what
 * was there, as one line. Both end in NUL, whatever their sizes. */
int tip_gwyddion_folder(wchar_t *folder, size_t folder_size, wchar_t *looked, size_t looked_size);

#endif
