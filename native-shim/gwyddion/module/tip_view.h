/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_TIP_VIEW_H
#define GWYTIP_TIP_VIEW_H

#include <gtk/gtk.h>
#include "judgement.h"

/* What the scan shows of the tip: its picture, near and farther out, and beside them the sentence, a label
 * named "gwytip-tip". */
typedef struct {
    GtkWidget *row;
    GtkWidget *near_plane; /* images */
    GtkWidget *wide_plane;
    GtkWidget *sentence;
} TipView;

/* The widget to pack, which owns the others. */
GtkWidget *tip_view_init(TipView *view);

/* Hides all where nothing is known of the tip, as without a judgement (NULL), and the pictures where the tip
 * cannot be seen. */
void tip_view_show(TipView *view, const TipJudgement *judgement);

#endif
