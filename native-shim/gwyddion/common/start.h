/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_START_H
#define GWYTIP_START_H

/* Starts Gwyddion without a window, with the modules of the system and of the user. Where HOME is not an
 * absolute path it is left out: Gwyddion would take modules of the current folder for the user's. */
void tip_start_gwyddion(void);

#endif
