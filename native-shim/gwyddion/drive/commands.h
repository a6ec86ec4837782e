/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_COMMANDS_H
#define GWYTIP_COMMANDS_H

#include "script.h"

/* One line of a script at work. */
typedef struct {
    const gchar *first, *second; /* arguments, "" where there are none */
    const gchar *folder;         /* where outputs go */
    gint waited;                 /* ticks that it has waited */
    GtkWidget *dialog;           /* the one that commands act on; `dialog` changes it */
} DriveCall;

typedef struct {
    const gchar *word;
    DriveResult (*run)(DriveCall *call);
} DriveCommand;

/* Those that act on windows, and those that write down what is there; a NULL word at the end. */
extern const DriveCommand drive_window_commands[], drive_output_commands[];

/* The widget that the first argument names; the process ends where it is NULL. */
GtkWidget *drive_need(GtkWidget *widget, const DriveCall *call);

#endif
