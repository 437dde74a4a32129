import mmap
import struct
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(bytes(16))
    file.flush()
    with mmap.mmap(file.fileno(), 16) as mapped, memoryview(mapped) as view:
        with view[8:16] as slot:
            struct.pack_into("<Q", slot, 0, 1_700_000_000)
            try:
                slot[:] = b"short"
            except ValueError as error:
                print("refused:", error)
        mapped.flush()
    file.seek(8)
    print("in the file:", struct.unpack("<Q", file.read(8))[0])
