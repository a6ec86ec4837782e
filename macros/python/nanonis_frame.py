#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the frame that a Nanonis is scanning, or has just scanned, over its TCP programming interface. It only reads.

    python3 nanonis_frame.py [--channel INDEX] [--host 127.0.0.1] [--port 6501]

INDEX is the channel's number in the Nanonis signals list, as Scan.BufferGet gives it; Z is 30 on many systems, but look at yours.
Lines that are not scanned yet come as NaN and are left out; from 16 lines on there is a verdict. Not tried on a Nanonis: the tests
run it against a server of their own that speaks the messages below as the public clients of that interface do.
"""
import argparse
import socket
import struct

import gwytip

FORWARD = 1


def receive(connection, count):
    """Exactly so many bytes."""
    data = bytearray()
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            raise ConnectionError("Nanonis closed the connection in the middle of an answer")
        data += piece
    return bytes(data)


def ask(connection, command, body=b""):
    """Sends a command and gives the answer's body. Header: name (32 bytes), body's size (int), want an answer (uint16), 2 bytes of nothing."""
    connection.sendall(struct.pack(">32siHH", command.encode(), len(body), 1, 0) + body)
    name, size, _ = struct.unpack(">32si4s", receive(connection, 40))
    if name.rstrip(b"\0").decode() != command:
        raise ConnectionError(f"Nanonis answered {name!r} to {command}")
    return receive(connection, size)


def check(tail, command):
    """Every answer ends in an error status (uint32), a text's size (int) and the text."""
    status, size = struct.unpack_from(">Ii", tail)
    if status:
        raise RuntimeError(f"{command}: {tail[8:8 + size].decode(errors='replace')}")


def frame_size(connection):
    """Width and height of the scan frame in metres."""
    body = ask(connection, "Scan.FrameGet")
    check(body[20:], "Scan.FrameGet")
    _, _, width, height, _ = struct.unpack_from(">5f", body)
    return width, height


def frame(connection, channel):
    """Name of the channel and its heights, a list of rows."""
    body = ask(connection, "Scan.FrameDataGrab", struct.pack(">II", channel, FORWARD))
    if len(body) >= 20:
        (size,) = struct.unpack_from(">i", body)
        rows, columns = struct.unpack_from(">ii", body, 4 + size)
        start = 12 + size
        flat = struct.unpack_from(f">{rows * columns}f", body, start)
        check(body[start + 4 * rows * columns + 4:], "Scan.FrameDataGrab")  # 4: the scan's direction
        return body[4:4 + size].decode(), [flat[i * columns:(i + 1) * columns] for i in range(rows)]
    raise RuntimeError("Scan.FrameDataGrab: no frame")


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--channel", type=int, default=30)
    words.add_argument("--host", default="127.0.0.1")
    words.add_argument("--port", type=int, default=6501)
    choice = words.parse_args()
    with socket.create_connection((choice.host, choice.port), timeout=30) as connection:
        width, height = frame_size(connection)
        name, heights = frame(connection, choice.channel)
    with gwytip.Engine() as engine:
        pixel = (1e9 * width / len(heights[0]), 1e9 * height / len(heights))
        report = engine.classify(heights, nm_per_pixel=pixel)
    print(f"{name}: {report['verdict']} {report['confidence']:.4f}, {report['reason']}")


if __name__ == "__main__":
    main()
