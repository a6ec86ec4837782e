/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_COMPARISON_H
#define GWYTIP_COMPARISON_H

#include <gtk/gtk.h>
#include "args.h"

/* The choice of a good scan among the open images, and whether this one is as sharp. */
typedef struct {
    TipArgs *args;
    GtkWidget *chooser, *said;
    void (*compared)(gpointer user_data);
    gpointer user_data;
} TipComparison;

/* Adds it to a box. The args must outlive it. compared: called once another scan was chosen and compared with. */
void tip_comparison_init(TipComparison *comparison, GtkBox *box, TipArgs *args, void (*compared)(gpointer),
                         gpointer user_data);

/* Chooses no scan. */
void tip_comparison_reset(TipComparison *comparison);

/* Compares with what is chosen, and says what came of it: after each judgement. */
void tip_comparison_make(TipComparison *comparison);

#endif
