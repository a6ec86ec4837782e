/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_REPORT_VIEW_H
#define GWYTIP_REPORT_VIEW_H

#include <gtk/gtk.h>
#include "engine.h"

/* The part of the dialog that says what the ensemble thinks. Scripts find its labels by their widget names:
 * "gwytip-verdict", "gwytip-sentence", "gwytip-state" and "gwytip-footer". */
typedef struct {
    GtkWidget *verdict;
    GtkWidget *sentence;
    GtkWidget *state;
    GtkWidget *states; /* holds the table, made anew for every judgement */
    GtkWidget *footer;
} TipReportView;

/* Fills the vertical box `box`, which owns the widgets from then on. */
void tip_report_view_init(TipReportView *view, GtkBox *box);

void tip_report_view_show(TipReportView *view, const TipJudgement *judgement);

/* Says in words why there is no judgement. */
void tip_report_view_show_error(TipReportView *view, const GError *error);

#endif
