/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_SCRIPT_H
#define GWYTIP_SCRIPT_H

#include <gtk/gtk.h>

typedef enum { DRIVE_WAIT, DRIVE_DONE, DRIVE_QUIT } DriveResult;

/* Does one line of a script, "command[<TAB>argument[<TAB>argument]]", or says that it is to be tried again at
 * the next tick: most commands wait for what they act on. folder: where outputs go. What can never be done
 * ends the process with a status other than 0.
 *
 *     data                        wait until an image is current
 *     select FILE                 wait until that file is open, and its first image current
 *     menu TEXT                   take the menu item
 *     dialog TITLE                wait for a dialog; the next commands act on it
 *     gone TITLE                  wait until it is closed
 *     settle TICKS                let that many ticks pass
 *     said WIDGET TEXT            wait until a label begins with that
 *     choose WIDGET ROW           take a row of a combo box
 *     against FILE                choose the first image of that open file to compare with; "": none
 *     set WIDGET NUMBER           put a number into an entry
 *     press TEXT                  press the button, or check it
 *     respond NUMBER              give the dialog a response
 *     sort NUMBER                 click on the title of that column of the table of images
 *     name FILE                   give the file chooser a name, and press its default button
 *     copy FILE                   press the button that copies the report, and write it
 *     labels FILE                 write the labels and entries of the dialog
 *     rows FILE                   write the table of images
 *     focus FILE STEPS            write what the tabulator key goes to
 *     shot FILE                   save a picture of the dialog
 *     metadata FILE [NUMBER]      write our metadata of the image (0 where no number is given)
 *     masked FILE [NUMBER]        write the rows that its mask covers
 *     images FILE                 write a line about each image
 *     forget                      let the file have no name, as one that was never saved
 *     close                       close the file of the current image, whatever is open over it
 *     reopen                      open it again
 *     undo
 *     save FILE
 *     quit
 */
DriveResult drive_do(const gchar *line, const gchar *folder);

#endif
