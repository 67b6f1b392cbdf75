### Why an accepted request ended without its picture. Two parts: what happened, and what to do next.

failure-key-refused = The image service doesn’t accept this bot’s key. Only whoever runs Easel can fix that; please tell them.
failure-no-balance = The image service isn’t taking requests from this bot just now. Whoever runs Easel has to look into it; please try again later.
failure-access-denied = This bot isn’t allowed to use that model. Please choose another one.
failure-model-unavailable = The image service doesn’t offer that model at the moment. Please choose another one.
failure-input-invalid = The model didn’t accept this value: { $parameter }. Please choose another one.
failure-input-invalid-unnamed = The model didn’t accept one of the options. Please try with fewer of them.
failure-rate-limited = The image service has too many requests at the moment. Please retry in a minute.
failure-flagged = The provider’s safety check flagged these words or the picture. Please describe it differently.
failure-all-filtered = The safety filter held back every picture. That is sometimes a false alarm: Retry draws with a new seed, or describe it differently.
failure-busy = The model is overloaded at the moment. Please retry in a minute.
failure-interrupted = The provider interrupted the drawing half-way. It usually works the second time: press Retry.
failure-failed = The model couldn’t make this picture, and didn’t say why. Retry, or change the words a little.
failure-canceled-upstream = The drawing was stopped at the provider. Press Retry to start it again.
failure-aborted = The provider gave up before the drawing began, because no machine was free. Please retry in a minute.
failure-timed-out = There was no picture after { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}, so I stopped waiting. Retry, or try a faster model.
failure-lost = I lost sight of this drawing: the image service no longer says how it is going. The provider may still finish it and charge for it. Press Retry to start a new one.
failure-unreachable = I can’t reach the image service at the moment; nothing was started. Please retry in a minute.
failure-service-down = The image service is having trouble at the moment. Please retry in a few minutes.
failure-answer-unreadable = The image service answered with something I can’t read. Please retry in a few minutes.
failure-start-ambiguous = The connection broke just as the drawing was being started. I did not send it a second time, so that it isn’t paid for twice. Press Retry if you want to.
failure-interrupted-while-starting = I was interrupted just as the drawing was being started. It was not sent a second time, so it isn’t paid for twice. Press Retry if you want to.
failure-no-output = The model says it is done, but returned no picture. Press Retry to draw it again.
failure-output-gone = The picture was made, but it is no longer where the provider put it. Press Retry to draw it again.
failure-output-unreachable = The picture was made, but I couldn’t fetch it: the place where the provider keeps it didn’t answer in time. Press Retry to draw it again.
failure-output-address = The picture is at an address I don’t trust, so I didn’t open it. Please tell whoever runs Easel.
failure-output-unlisted = The picture was made, but it is at an address I don’t trust, and whoever runs Easel didn’t allow it while the provider kept the picture. Please tell them before you ask again.
failure-output-unreadable = What came back isn’t a picture I can read. Press Retry to draw it again.
failure-output-damaged = A part of the picture is missing, each time I download it. Press Retry to draw it again.
failure-output-kind = What came back is a file of the kind { $kind }, which I can’t show as a picture. Drawing it again would make another one; try a different model.
failure-output-pixels = The picture that came back has { $megapixels } megapixels; I can handle at most { $limit }. Ask for a smaller one.
failure-output-too-large = The picture can’t be made smaller than the { $limit_mb } MB that may be uploaded here. Try a smaller one.
failure-source-image = I can’t read the picture you attached any more. Please attach it again.
failure-source-damaged = The file you attached isn’t a picture I can read: it is damaged, or not the kind of file its name says. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP and TIFF work. Nothing was paid for.
failure-source-heic = I can’t read HEIC photos here. On an iPhone, choose Settings, Camera, Formats, Most Compatible; on Android, switch off “High efficiency” in the camera’s settings. A screenshot of the photo works at once. Nothing was paid for.
failure-source-pixels = The picture you attached has { $megapixels } megapixels; I can handle at most { $limit }. Please attach a smaller one. Nothing was paid for.
failure-canceled = Cancelled by { $canceler } before it was started. Nothing was paid for.
failure-canceled-after-start = Cancelled by { $canceler }. It had been started already, so the provider may still finish and charge for it.
failure-canceled-at-provider = Cancelled by { $canceler }. The provider has stopped drawing.
failure-withdrawn = Withdrawn before it was started.
failure-picture-refused = Discord doesn’t let this picture be posted here.
failure-undeliverable = The picture is drawn, but Discord lets me post it neither here nor in a direct message to you.
failure-discord-away = The picture was drawn, but Discord was unavailable for so long that it’s gone. Press Retry to draw it again.
failure-unexpected = Something in Easel itself went wrong, and it’s in the log. Press Retry; if it happens again, tell whoever runs Easel and quote { $job }.
