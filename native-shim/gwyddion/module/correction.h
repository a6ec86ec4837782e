/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_CORRECTION_H
#define GWYTIP_CORRECTION_H

#include "args.h"

typedef struct TipSaving TipSaving;

/* The button "This is Wrong…": asks what the scan does show, and has the program `gwytip correct` write it beside
 * the scans for the next training. What became of it stands in a label, "gwytip-correction". */
typedef struct {
    TipArgs *args;
    GtkWidget *button;
    GtkWidget *said;
    gchar *etag;       /* of the scan's file as it was when the dialog opened; NULL: there was none */
    TipSaving *saving; /* NULL: no program runs */
} TipCorrection;

/* Puts the button into the vertical box `box`, which owns the widgets from then on. */
void tip_correction_init(TipCorrection *correction, GtkBox *box, TipArgs *args);

/* Without a judgement there is nothing to correct. */
void tip_correction_show(TipCorrection *correction);

/* A program that still runs goes on by itself; if it fails, a window says so. */
void tip_correction_clear(TipCorrection *correction);

#endif
